import { type ProjectPlan, serving } from "./plan";

export const parcels: ProjectPlan = {
  name: "Parcel tracking",
  folders: ["Public"],
  applications: [
    {
      name: "label-renderer",
      folder: null,
      ageHours: 0.3,
      commits: ["Print A6 labels in both directions", "Cache carrier logos", "Read the font from the image"],
      cells: serving(1, 1, 4, {
        prod: { last: { status: "ROLLED_BACK", reason: "replica_exited", facts: { slot: 2, exitCode: 1 } } },
      }),
    },
    {
      name: "tracking-api",
      folder: "Public",
      ageHours: 20,
      commits: ["Tell the depot by name", "Limit a client to 20 requests a second", "Answer in 50 ms from the cache"],
      cells: serving(1, 2, 4, { prod: { hosts: ["track-api.brinewood.example"] } }),
    },
    {
      name: "tracking-web",
      folder: "Public",
      ageHours: 2,
      commits: ["Map without a cookie banner", "Say when the van is near", "Correct the time zone of depots"],
      cells: serving(1, 1, 3, { prod: { hosts: ["track.brinewood.example"], last: { status: "MONITORING" } } }),
    },
    {
      name: "carrier-webhook-gateway",
      folder: null,
      ageHours: 70,
      commits: ["Accept the second carrier's signature", "Answer before storing"],
      cells: serving(1, 1, 2, { prod: { hosts: ["hooks.brinewood.example"] } }),
    },
    {
      name: "events-ingest",
      folder: null,
      ageHours: 0.6,
      commits: ["Batch inserts by 500", "Drop scans that came twice", "Keep the order within a parcel"],
      cells: serving(1, 2, 3, { staging: { last: { status: "QUEUED" } } }),
    },
  ],
};
