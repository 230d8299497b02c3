-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "deletingVolumes" TEXT[] DEFAULT ARRAY[]::TEXT[];
