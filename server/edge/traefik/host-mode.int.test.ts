import { describeEdge } from "../testing/edge-suite";

describeEdge("host", "edgeh", 1);
