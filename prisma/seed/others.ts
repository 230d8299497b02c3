import { type ProjectPlan, serving } from "./plan";

export const warehouse: ProjectPlan = {
  name: "Warehouse floor",
  folders: ["Devices"],
  applications: [
    {
      name: "scanner-gateway",
      folder: "Devices",
      ageHours: 2,
      commits: ["Hold scans while the network is away", "Speak to the new hand scanners", "Beep twice when unknown"],
      cells: serving(1, 1, 2, { prod: { hosts: ["scanners.brinewood.example"] } }),
    },
    {
      name: "printer-spooler",
      folder: "Devices",
      ageHours: 240,
      commits: ["Find printers by their shelf", "Cancel what waits longer than an hour"],
      cells: serving(0, 1, 2, { prod: { crashing: 1 } }),
    },
    {
      name: "picking-board",
      folder: null,
      ageHours: 30,
      commits: ["Group picks by aisle", "Show who is short of hands"],
      cells: serving(1, 1, 2, { prod: { hosts: ["picking.brinewood.example"] } }),
    },
    {
      name: "warehouse-inventory-reconciliation-worker-eu-central",
      folder: null,
      ageHours: 0.1,
      commits: ["Compare by shelf, not by hall", "Report differences to the shift lead", "Go on after a lost lock"],
      cells: serving(1, 1, 1, { staging: { last: { status: "BUILDING" } } }),
    },
    {
      name: "slotting-planner",
      folder: null,
      ageHours: 120,
      commits: ["Plan at night", "Prefer the ground floor for heavy goods"],
      cells: serving(1, 0, 1),
    },
  ],
};

export const internal: ProjectPlan = {
  name: "Internal tools",
  folders: [],
  applications: [
    {
      name: "staff-directory",
      folder: null,
      ageHours: 300,
      commits: ["Sort by depot", "Photos at twice the size"],
      cells: serving(0, 0, 1, { prod: { hosts: ["people.brinewood.example"] } }),
    },
    {
      name: "shift-planner",
      folder: null,
      ageHours: 26,
      commits: ["Swap shifts without asking twice", "Warn of rests under 11 hours"],
      cells: serving(1, 1, 2, {
        dev: { last: { status: "FAILED", reason: "build_failed", facts: { detail: "npm ci ended with 1" } } },
        prod: { hosts: ["shifts.brinewood.example"] },
      }),
    },
    {
      name: "wiki",
      folder: null,
      ageHours: 700,
      commits: ["Search in titles first"],
      cells: serving(0, 0, 1, { prod: { hosts: ["wiki.brinewood.example"] } }),
    },
    {
      name: "metabase-proxy",
      folder: null,
      ageHours: 90,
      commits: ["Ask for the company's sign-in", "Close idle connections"],
      cells: serving(0, 1, 1),
    },
  ],
};
