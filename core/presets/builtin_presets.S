// The built-in presets, as they are in resources/presets.
    .section .note.GNU-stack,"",@progbits
    .section .rodata

    .macro preset name
    .globl ledgerloom_preset_\name
    .globl ledgerloom_preset_\name\()_end
    .hidden ledgerloom_preset_\name
    .hidden ledgerloom_preset_\name\()_end
ledgerloom_preset_\name:
    .incbin "resources/presets/\name\().json"
ledgerloom_preset_\name\()_end:
    .endm

    preset quick_look
    preset safe
    preset balanced
    preset aggressive
    preset chunked
