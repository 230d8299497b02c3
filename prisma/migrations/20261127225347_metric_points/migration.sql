-- CreateTable
CREATE TABLE "MetricPoint" (
    "subjectId" TEXT NOT NULL,
    "step" SMALLINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "cpu" REAL,
    "memory" REAL,
    "memoryLimit" REAL,
    "received" REAL,
    "sent" REAL,
    "read" REAL,
    "written" REAL,
    "load" REAL,
    "requests" REAL,
    "errors" REAL,
    "durations" INTEGER[],

    CONSTRAINT "MetricPoint_pkey" PRIMARY KEY ("subjectId","step","at")
);

-- CreateIndex
CREATE INDEX "MetricPoint_step_at_idx" ON "MetricPoint"("step", "at");
