interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: "OWNER" | "ADMIN" | "MEMBER";
}

const words = { OWNER: "Owner", ADMIN: "Administrator", MEMBER: "Member" } as const;

export function MemberList({ members }: { members: readonly Member[] }) {
  return (
    <ul className="divide-y divide-line border-line border-b">
      {members.map((member) => (
        <li key={member.id} className="flex flex-wrap items-baseline gap-x-3 py-2">
          <span className="font-[550]">{member.name}</span>
          <span className="min-w-0 break-words text-ink-3">{member.email}</span>
          <span className="ml-auto text-ink-2">{words[member.role]}</span>
        </li>
      ))}
    </ul>
  );
}
