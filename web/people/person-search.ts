import { listBeneficiaries } from "../api/people.ts";
import type { ComboboxOption } from "../components/combobox.ts";

/** People whose name or card matches, for a combobox. */
export async function searchPeople(q: string): Promise<ComboboxOption[]> {
  const { items } = await listBeneficiaries({ q, limit: 12 });
  return items.map((person) => ({
    value: person.id,
    label: person.name,
    detail: [person.communeName, person.card].join(" · "),
  }));
}
