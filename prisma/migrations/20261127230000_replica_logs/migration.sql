-- CreateTable
CREATE TABLE "ReplicaLog" (
    "replicaId" TEXT NOT NULL,
    "appEnvironmentId" TEXT NOT NULL,
    "chunks" JSONB NOT NULL,
    "bytes" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "missing" TEXT,
    "missingFrom" TEXT,
    "rotated" BOOLEAN NOT NULL DEFAULT false,
    "droppedLines" INTEGER NOT NULL DEFAULT 0,
    "droppedUntil" TEXT,
    "harvestedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ReplicaLog_pkey" PRIMARY KEY ("replicaId")
);

-- CreateIndex
CREATE INDEX "ReplicaLog_appEnvironmentId_harvestedAt_idx" ON "ReplicaLog"("appEnvironmentId", "harvestedAt");

-- AddForeignKey
ALTER TABLE "ReplicaLog" ADD CONSTRAINT "ReplicaLog_replicaId_fkey" FOREIGN KEY ("replicaId") REFERENCES "Replica"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplicaLog" ADD CONSTRAINT "ReplicaLog_appEnvironmentId_fkey" FOREIGN KEY ("appEnvironmentId") REFERENCES "AppEnvironment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
