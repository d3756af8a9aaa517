"""The government press conference in Berlin, held by its journalists, transcribed by the federal press office."""
