-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "layers" JSONB;
