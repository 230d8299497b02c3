import { describeEdge } from "../testing/edge-suite";

describeEdge("attached", "edgea", 2);
