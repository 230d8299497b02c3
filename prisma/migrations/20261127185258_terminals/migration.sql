-- CreateTable
CREATE TABLE "Terminal" (
    "id" TEXT NOT NULL,
    "appEnvironmentId" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "containerName" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "shell" TEXT NOT NULL,
    "execId" TEXT,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "Terminal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Terminal_closedAt_seenAt_idx" ON "Terminal"("closedAt", "seenAt");

-- CreateIndex
CREATE INDEX "Terminal_userId_closedAt_idx" ON "Terminal"("userId", "closedAt");

-- AddForeignKey
ALTER TABLE "Terminal" ADD CONSTRAINT "Terminal_appEnvironmentId_fkey" FOREIGN KEY ("appEnvironmentId") REFERENCES "AppEnvironment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
