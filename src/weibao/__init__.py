"""weibao (维保): due dates, rosters and calendar feeds for preventive maintenance."""
