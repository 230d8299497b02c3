-- AlterTable
ALTER TABLE "Release" ADD COLUMN     "source" JSONB,
ADD COLUMN     "variables" JSONB;
