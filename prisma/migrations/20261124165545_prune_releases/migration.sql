-- AlterTable
ALTER TABLE "Release" ADD COLUMN     "prunedAt" TIMESTAMP(3);
