"""Who a source is: names, descriptions, pronouns, and who passes words on."""
