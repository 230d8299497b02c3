import { type ProjectPlan, serving } from "./plan";

export const checkout: ProjectPlan = {
  name: "Checkout & billing",
  folders: ["Payments", "Billing"],
  applications: [
    {
      name: "payments-api",
      folder: "Payments",
      ageHours: 0.2,
      commits: [
        "Answer 409 when a capture is repeated with another amount",
        "Read the PSP's time-out from the environment",
        "p95: ask for the customer once per request",
        "Raise pool size, drop unused index",
        "Retry idempotent captures once on 502",
      ],
      cells: serving(1, 2, 6, {
        staging: { hosts: ["pay.staging.brinewood.example"] },
        prod: { hosts: ["pay.brinewood.example", "api.brinewood.example"], last: { status: "DEPLOYING" } },
      }),
    },
    {
      name: "payments-webhook-delivery-and-retry-worker",
      folder: "Payments",
      ageHours: 46,
      commits: ["Sign deliveries with the rotated key", "Back off up to an hour", "Count what is given up"],
      cells: serving(1, 1, 2),
    },
    {
      name: "fraud-scoring",
      folder: "Payments",
      ageHours: 4,
      commits: ["Load the model once per process", "Score gift cards apart", "Model 2026-11, 4 GiB"],
      cells: serving(1, 1, 3, {
        staging: { last: { status: "FAILED", reason: "replica_exited", facts: { slot: 1, exitCode: 137 } } },
      }),
    },
    {
      name: "invoice-pdf",
      folder: "Billing",
      ageHours: 5,
      commits: ["Embed fonts for Polish names", "Fit long addresses on one line", "Render in a pool of two"],
      cells: serving(1, 1, 2, {
        staging: { last: { status: "FAILED", reason: "health_timeout", facts: { slot: 1, seconds: 120 } } },
      }),
    },
    {
      name: "ledger",
      folder: "Billing",
      ageHours: 1,
      commits: ["Refuse entries that do not balance", "Close months by a job", "Round once, at the end"],
      cells: serving(1, 2, 3, { prod: { hosts: ["ledger.brinewood.example"] } }),
    },
    {
      name: "dunning-worker",
      folder: "Billing",
      ageHours: 500,
      commits: ["Wait three days before the first letter", "Skip customers who pay by invoice"],
      cells: serving(0, 1, 1),
    },
    {
      name: "checkout-web",
      folder: null,
      ageHours: 0.4,
      commits: ["Show the delivery day before paying", "Keep the cart over a sign-in", "Preload the payment page"],
      cells: serving(1, 2, 4, {
        dev: { last: { status: "BUILDING" } },
        prod: { hosts: ["shop.brinewood.example", "brinewood.example"] },
      }),
    },
  ],
};
