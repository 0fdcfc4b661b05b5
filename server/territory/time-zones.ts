const OVERSEAS: Record<string, string> = {
  "971": "America/Guadeloupe",
  "972": "America/Martinique",
  "973": "America/Cayenne",
  "974": "Indian/Reunion",
  "975": "America/Miquelon",
  "976": "Indian/Mayotte",
  "977": "America/St_Barthelemy",
  "978": "America/Marigot",
  "984": "Indian/Kerguelen",
  "986": "Pacific/Wallis",
  "987": "Pacific/Tahiti",
  "988": "Pacific/Noumea",
};

/** The IANA time zone by which days are counted in a department or overseas collectivity. */
export function timeZoneOf(departmentCode: string): string {
  return OVERSEAS[departmentCode] ?? "Europe/Paris";
}
