import type Docker from "dockerode";
import type { Engine } from "../engine";
import { type Caller, saidBy, statusOf } from "./call";
import { EngineError } from "../engine-error";

const [notFound, conflict] = [404, 409];

export function createVolumes(docker: Docker, { call }: Caller): Pick<Engine, "removeVolume"> {
  return {
    removeVolume: (name) =>
      call("remove a volume", async () => {
        try {
          await docker.getVolume(name).remove();
        } catch (error) {
          if (statusOf(error) === notFound) return;
          if (statusOf(error) !== conflict) throw error;
          throw new EngineError("conflict", `The volume ${name} is in use: ${saidBy(error)}.`);
        }
      }),
  };
}
