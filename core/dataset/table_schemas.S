// The schemas of the tables, as they are in resources/schema.
    .section .note.GNU-stack,"",@progbits
    .section .rodata

    .macro schema name
    .globl ledgerloom_schema_\name
    .globl ledgerloom_schema_\name\()_end
    .hidden ledgerloom_schema_\name
    .hidden ledgerloom_schema_\name\()_end
ledgerloom_schema_\name:
    .incbin "resources/schema/\name\().json"
ledgerloom_schema_\name\()_end:
    .endm

    schema customers
    schema devices
    schema transactions
    schema labels
    schema episodes
    schema merchants
    schema credits
    schema nodes
    schema edges
