// The application for Spark, as it is in packaging/spark.
    .section .note.GNU-stack,"",@progbits
    .section .rodata

    .macro application name
    .globl ledgerloom_application_\name
    .globl ledgerloom_application_\name\()_end
    .hidden ledgerloom_application_\name
    .hidden ledgerloom_application_\name\()_end
ledgerloom_application_\name:
    .incbin "packaging/spark/ledgerloom_\name\().py"
ledgerloom_application_\name\()_end:
    .endm

    application spark
    application shards
    application progress
    application bundle
    application hadoop
    application note
