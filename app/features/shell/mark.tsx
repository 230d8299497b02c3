/** The mark of the product: four containers, one of them moving in. */
export function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="size-6">
      <rect width="20" height="20" rx="5" className="fill-primary" />
      <g className="fill-on-primary">
        <rect x="4" y="4" width="5" height="5" rx="1.2" />
        <rect x="11" y="4" width="5" height="5" rx="1.2" opacity=".55" />
        <rect x="4" y="11" width="5" height="5" rx="1.2" opacity=".55" />
        <rect x="11" y="11" width="5" height="5" rx="1.2" />
      </g>
    </svg>
  );
}
