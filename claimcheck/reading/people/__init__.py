"""Who is who: names, offices, pronouns and descriptions resolved to links of a chain."""
