import { useState } from "react";
import { buttonClass } from "~/components/ui/button";
import { LiveMark } from "./live-mark";
import { LogPanel } from "./log-panel";
import { type DeploymentAddress, type DeploymentLine, useDeploymentLog } from "./use-deployment-log";

interface Props extends DeploymentAddress {
  /** the newest lines, as they came with the page */
  readonly lines: readonly DeploymentLine[];
  /** whether more is to come: the deployment has not ended */
  readonly live: boolean;
  /** older lines were left out of `lines` */
  readonly more?: boolean;
}

/** The log of a deployment, which goes on by itself while the deployment does. */
export function DeploymentLog(props: Props) {
  const { organization, project, application, environment, number } = props;
  const [whole, setWhole] = useState(false);
  // Another deployment is another log: nothing of the one before stays. All of it is read from its beginning.
  const key = [organization, project, application, environment, number, whole].join("/");
  return <Log key={key} {...props} whole={whole} onWhole={() => setWhole(true)} />;
}

const none: readonly DeploymentLine[] = [];

function Log({
  lines,
  live,
  more = false,
  whole,
  onWhole,
  ...address
}: Props & { whole: boolean; onWhole: () => void }) {
  const { buffer, refusal } = useDeploymentLog(address, whole ? none : lines, live || whole);
  const { application, environment, number } = address;
  return (
    <LogPanel
      buffer={buffer}
      label={`Log of deployment #${number}`}
      file={`${application}-${environment}-deployment-${number}.log`}
      height="max-h-[480px]"
      ended={!live}
      empty={live || whole ? "No output yet. Lines appear here as they are written." : "This deployment wrote no line."}
      foot={
        <>
          {live && <LiveMark />}
          <Count lines={buffer.lines.length} part={more && !whole} />
          {more && !whole && (
            <button type="button" className={buttonClass("ghost")} onClick={onWhole}>
              Show all lines
            </button>
          )}
          {refusal !== null && <span className="text-warn-ink">{refusal}</span>}
        </>
      }
    />
  );
}

function Count({ lines, part }: { lines: number; part: boolean }) {
  const words = `${lines.toLocaleString("en")} ${lines === 1 ? "line" : "lines"}`;
  return <span>{`${part ? `The newest ${words}` : words}. Secrets are masked.`}</span>;
}
