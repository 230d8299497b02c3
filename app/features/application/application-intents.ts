import type { AppLoadContext } from "@remix-run/node";
import { AppError } from "../../../server/domain/errors";
import { text } from "~/lib/door";

interface Address {
  readonly organization: string;
  readonly project: string;
  readonly application: string;
  readonly environment: string;
}

/** What the buttons of all pages of an application ask for, by their hidden field `intent`. @returns the deployment's number; null where there is none */
export async function runApplicationIntent(
  { deployments }: AppLoadContext["api"],
  at: Address,
  form: FormData,
): Promise<number | null> {
  const asked = (wish: Promise<{ number: number }>) => wish.then(({ number }) => number);
  switch (text(form, "intent")) {
    case "deploy":
      return asked(deployments.deployApplication(at));
    case "deploy-changes":
      return asked(deployments.deployApplication({ ...at, code: "current" }));
    case "restart":
      return asked(deployments.restartApplication(at));
    case "start":
      return asked(deployments.startApplication(at));
    case "stop":
      return asked(deployments.stopApplication(at));
    case "scale":
      return asked(deployments.scaleApplication({ ...at, replicas: wholeNumber(form, "replicas") }));
    case "rollback":
      return asked(deployments.rollbackApplication({ ...at, release: wholeNumber(form, "release") }));
    case "cancel": {
      const number = wholeNumber(form, "number");
      await deployments.cancelDeployment({ ...at, number });
      return number;
    }
    default:
      throw new AppError("invalid", "This form is from an older page. Reload it and try again.");
  }
}

/** @throws AppError invalid */
function wholeNumber(form: FormData, name: string): number {
  const value = Number(text(form, name));
  if (text(form, name).trim() === "" || !Number.isInteger(value))
    throw new AppError("invalid", "Enter a whole number.", { [name]: "Enter a whole number." });
  return value;
}
