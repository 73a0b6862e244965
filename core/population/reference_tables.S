// The reference tables, as they are in resources/tables.
    .section .note.GNU-stack,"",@progbits
    .section .rodata
    .balign 16
    .globl ledgerloom_table_first_names
    .globl ledgerloom_table_first_names_end
    .hidden ledgerloom_table_first_names
    .hidden ledgerloom_table_first_names_end
ledgerloom_table_first_names:
    .incbin "resources/tables/first_names.json"
ledgerloom_table_first_names_end:
    .balign 16
    .globl ledgerloom_table_surnames
    .globl ledgerloom_table_surnames_end
    .hidden ledgerloom_table_surnames
    .hidden ledgerloom_table_surnames_end
ledgerloom_table_surnames:
    .incbin "resources/tables/surnames.json"
ledgerloom_table_surnames_end:
    .balign 16
    .globl ledgerloom_table_states
    .globl ledgerloom_table_states_end
    .hidden ledgerloom_table_states
    .hidden ledgerloom_table_states_end
ledgerloom_table_states:
    .incbin "resources/tables/states.json"
ledgerloom_table_states_end:
    .balign 16
    .globl ledgerloom_table_cities
    .globl ledgerloom_table_cities_end
    .hidden ledgerloom_table_cities
    .hidden ledgerloom_table_cities_end
ledgerloom_table_cities:
    .incbin "resources/tables/cities.json"
ledgerloom_table_cities_end:
    .balign 16
    .globl ledgerloom_table_banks
    .globl ledgerloom_table_banks_end
    .hidden ledgerloom_table_banks
    .hidden ledgerloom_table_banks_end
ledgerloom_table_banks:
    .incbin "resources/tables/banks.json"
ledgerloom_table_banks_end:
    .balign 16
    .globl ledgerloom_table_professions
    .globl ledgerloom_table_professions_end
    .hidden ledgerloom_table_professions
    .hidden ledgerloom_table_professions_end
ledgerloom_table_professions:
    .incbin "resources/tables/professions.json"
ledgerloom_table_professions_end:
    .balign 16
    .globl ledgerloom_table_streets
    .globl ledgerloom_table_streets_end
    .hidden ledgerloom_table_streets
    .hidden ledgerloom_table_streets_end
ledgerloom_table_streets:
    .incbin "resources/tables/streets.json"
ledgerloom_table_streets_end:
    .balign 16
    .globl ledgerloom_table_devices
    .globl ledgerloom_table_devices_end
    .hidden ledgerloom_table_devices
    .hidden ledgerloom_table_devices_end
ledgerloom_table_devices:
    .incbin "resources/tables/devices.json"
ledgerloom_table_devices_end:
    .balign 16
    .globl ledgerloom_table_mcc
    .globl ledgerloom_table_mcc_end
    .hidden ledgerloom_table_mcc
    .hidden ledgerloom_table_mcc_end
ledgerloom_table_mcc:
    .incbin "resources/tables/mcc.json"
ledgerloom_table_mcc_end:
    .balign 16
    .globl ledgerloom_table_merchant_names
    .globl ledgerloom_table_merchant_names_end
    .hidden ledgerloom_table_merchant_names
    .hidden ledgerloom_table_merchant_names_end
ledgerloom_table_merchant_names:
    .incbin "resources/tables/merchant_names.json"
ledgerloom_table_merchant_names_end:
    .balign 16
    .globl ledgerloom_table_profiles
    .globl ledgerloom_table_profiles_end
    .hidden ledgerloom_table_profiles
    .hidden ledgerloom_table_profiles_end
ledgerloom_table_profiles:
    .incbin "resources/tables/profiles.json"
ledgerloom_table_profiles_end:
    .balign 16
    .globl ledgerloom_table_pix
    .globl ledgerloom_table_pix_end
    .hidden ledgerloom_table_pix
    .hidden ledgerloom_table_pix_end
ledgerloom_table_pix:
    .incbin "resources/tables/pix.json"
ledgerloom_table_pix_end:
    .balign 16
    .globl ledgerloom_table_cards
    .globl ledgerloom_table_cards_end
    .hidden ledgerloom_table_cards
    .hidden ledgerloom_table_cards_end
ledgerloom_table_cards:
    .incbin "resources/tables/cards.json"
ledgerloom_table_cards_end:
    .balign 16
    .globl ledgerloom_table_declines
    .globl ledgerloom_table_declines_end
    .hidden ledgerloom_table_declines
    .hidden ledgerloom_table_declines_end
ledgerloom_table_declines:
    .incbin "resources/tables/declines.json"
ledgerloom_table_declines_end:
    .balign 16
    .globl ledgerloom_table_email_domains
    .globl ledgerloom_table_email_domains_end
    .hidden ledgerloom_table_email_domains
    .hidden ledgerloom_table_email_domains_end
ledgerloom_table_email_domains:
    .incbin "resources/tables/email_domains.json"
ledgerloom_table_email_domains_end:
    .balign 16
    .globl ledgerloom_table_ip_ranges
    .globl ledgerloom_table_ip_ranges_end
    .hidden ledgerloom_table_ip_ranges
    .hidden ledgerloom_table_ip_ranges_end
ledgerloom_table_ip_ranges:
    .incbin "resources/tables/ip_ranges.json"
ledgerloom_table_ip_ranges_end:
    .balign 16
    .globl ledgerloom_table_schema_en
    .globl ledgerloom_table_schema_en_end
    .hidden ledgerloom_table_schema_en
    .hidden ledgerloom_table_schema_en_end
ledgerloom_table_schema_en:
    .incbin "resources/tables/schema_en.json"
ledgerloom_table_schema_en_end:
