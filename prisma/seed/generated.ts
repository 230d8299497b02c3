import { type ApplicationPlan, type LastPlan, type ProjectPlan, serving } from "./plan";
import { createRandom, type Random } from "./random";

const places = ["Hamburg", "Gdansk", "Rotterdam", "Lyon", "Porto", "Graz", "Malmo", "Brno", "Turin", "Ghent"] as const;
const areas = [
  ...["returns", "customs", "routing", "fleet", "depot", "billing", "loading", "cold chain", "yard", "claims"],
  ...[
    "packaging",
    "forecast",
    "contracts",
    "pricing",
    "onboarding",
    "safety",
    "energy",
    "documents",
    "alerts",
    "audit",
  ],
] as const;
const parts = ["api", "web", "worker", "importer", "scheduler", "gateway", "exporter", "notifier"] as const;
const commits = [
  "Ask for less memory",
  "Update dependencies",
  "Answer before storing",
  "Log the depot with each line",
  "Retry once on 502",
  "Count what is given up",
] as const;
/** Many applications in one project, as one that grew for years has. */
const large = 150;

/** Projects that bring the number of applications to `size`, in `count` projects; the first one is large when there is room for it. */
export function generateProjects(size: number, count: number): readonly ProjectPlan[] {
  const first = size > large + count ? large : Math.ceil(size / count);
  return Array.from({ length: count }, (_, n) => {
    const rest = size - first;
    const own = n === 0 ? first : Math.floor((rest * n) / (count - 1)) - Math.floor((rest * (n - 1)) / (count - 1));
    return generateProject(n, own);
  });
}

function generateProject(n: number, applications: number): ProjectPlan {
  const area = areas[n % areas.length] ?? areas[0];
  const place = places[Math.floor(n / areas.length) % places.length] ?? places[0];
  const name = n === 0 ? "Store fleet" : `${place} ${area}`;
  const folders = applications > 10 ? ["North", "South", "Harbour"] : [];
  const random = createRandom(name);
  return {
    name,
    folders,
    applications: Array.from({ length: applications }, (_, i) => generateApplication(random, area, folders, i)),
  };
}

function generateApplication(random: Random, area: string, folders: readonly string[], i: number): ApplicationPlan {
  const part = parts[i % parts.length] ?? parts[0];
  const round = Math.floor(i / parts.length);
  const last = random.next() < 0.03 ? generateLast(random) : null;
  return {
    name: `${area.replace(" ", "-")}-${part}${round === 0 ? "" : `-${round + 1}`}`,
    folder: folders[i % (folders.length + 1)] ?? null,
    commits: [random.pick(commits), random.pick(commits)],
    ageHours: random.between(1, 900),
    cells: serving(1, random.between(0, 1), random.between(1, 3), last ? { prod: { last } } : {}),
  };
}

const generateLast = (random: Random): LastPlan =>
  random.pick<LastPlan>([
    { status: "FAILED", reason: "health_timeout", facts: { slot: 1, seconds: 120 } },
    { status: "FAILED", reason: "clone_failed" },
    { status: "ROLLED_BACK", reason: "unhealthy_in_monitor", facts: { slot: 1 } },
    { status: "DEPLOYING" },
  ]);
