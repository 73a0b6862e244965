#include "core/format/people_values.h"

#include "core/format/document_writer.h"

namespace ledgerloom {

PeopleValues::PeopleValues(const Reference& reference, SchemaLanguage schema) {
    const SchemaNames& names = SchemaNames::of(schema);
    for (const Profession& profession : reference.professions)
        professions.emplace_back(names.value("profissao", profession.name));
    accountTypes = names.values("tipo_conta", ledgerloom::accountTypes);
    accountStatuses = names.values("status_conta", ledgerloom::accountStatuses);
    riskLevels = names.values("nivel_risco", ledgerloom::riskLevels);
}

} // namespace ledgerloom
