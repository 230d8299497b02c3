-- Where a deployment's image is built or fetched, and how often such a node was lost meanwhile.
ALTER TABLE "Deployment" ADD COLUMN "buildNodeId" TEXT;
ALTER TABLE "Deployment" ADD COLUMN "buildLosses" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_buildNodeId_fkey" FOREIGN KEY ("buildNodeId") REFERENCES "Node"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- Until now everything was built on this machine.
UPDATE "Deployment" SET "buildNodeId" = 'node_local'
WHERE EXISTS (SELECT 1 FROM "Node" WHERE "id" = 'node_local')
  AND EXISTS (SELECT 1 FROM "DeploymentStep" s WHERE s."deploymentId" = "Deployment"."id" AND s."status" = 'done' AND s."key" IN ('source', 'build'));

-- What the steps of builds left, by the node on which it is: a build may begin on one and end on another.
CREATE TABLE "BuildLayers" (
    "deploymentId" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "made" TEXT[],
    "found" TEXT[],
    CONSTRAINT "BuildLayers_pkey" PRIMARY KEY ("deploymentId", "nodeId")
);
CREATE INDEX "BuildLayers_nodeId_idx" ON "BuildLayers"("nodeId");
ALTER TABLE "BuildLayers" ADD CONSTRAINT "BuildLayers_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BuildLayers" ADD CONSTRAINT "BuildLayers_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node"("id") ON DELETE CASCADE ON UPDATE CASCADE;
INSERT INTO "BuildLayers" ("deploymentId", "nodeId", "made", "found")
SELECT d."id", n."id",
  ARRAY(SELECT jsonb_array_elements_text(d."layers"->'made')),
  ARRAY(SELECT jsonb_array_elements_text(d."layers"->'found'))
FROM "Deployment" d JOIN "Node" n ON n."id" = 'node_local'
WHERE jsonb_typeof(d."layers"->'made') = 'array' AND jsonb_typeof(d."layers"->'found') = 'array';
ALTER TABLE "Deployment" DROP COLUMN "layers";
