/** One figure of the bench, with what it should be. */
export interface Row {
  readonly figure: string;
  readonly value: number | string;
  readonly unit: string;
  readonly target: string;
  readonly met: boolean;
}
