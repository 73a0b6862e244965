#pragma once

#include "core/config/field_choices.h"
#include "core/config/fields.h"

#include <array>

namespace ledgerloom::field_parts {

using enum FieldKind;

/// The part of the field table that says which tables there are beside those that always are.
inline constexpr std::array tableFields{
    Field{.name = "merchants",
          .kind = flag,
          .group = FieldGroup::realism,
          .member = &RunConfig::merchants,
          .most = 1,
          .help = "Writes a table of all merchants, too.",
          .identity = true,
          .preset = true,
          .advanced = true},
    Field{.name = "credits",
          .kind = flag,
          .group = FieldGroup::realism,
          .member = &RunConfig::credits,
          .most = 1,
          .help = "Writes a table of the money that comes into the accounts, too.",
          .identity = true,
          .preset = true,
          .advanced = true},
    Field{.name = "graph",
          .kind = flag,
          .group = FieldGroup::realism,
          .member = &RunConfig::graph,
          .most = 1,
          .help = "Writes tables of nodes and edges, too, as graph libraries read them.",
          .identity = true,
          .preset = true,
          .advanced = true},
};

} // namespace ledgerloom::field_parts
