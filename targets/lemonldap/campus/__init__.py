"""A web mail behind LemonLDAP::NG: as much of one as it takes to be judged."""
