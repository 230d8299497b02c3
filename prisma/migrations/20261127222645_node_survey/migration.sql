-- AlterTable
ALTER TABLE "Node" ADD COLUMN     "survey" JSONB,
ADD COLUMN     "surveyedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "NodeState" (
    "id" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NodeState_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "NodeState_nodeId_since_idx" ON "NodeState"("nodeId", "since");

-- AddForeignKey
ALTER TABLE "NodeState" ADD CONSTRAINT "NodeState_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node"("id") ON DELETE CASCADE ON UPDATE CASCADE;
