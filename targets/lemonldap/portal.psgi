# LemonLDAP::NG's portal, and the files that its pages ask the web server for (Debian's portal-nginx.conf).
use strict;
use warnings;
use Plack::App::File;
use Plack::Builder;
use Lemonldap::NG::Portal;

my $share = "$ENV{CAMPUS_ROOT}/usr/share";
builder {
    mount '/static'     => Plack::App::File->new( root => "$share/lemonldap-ng/portal/htdocs/static" )->to_app;
    mount '/javascript' => Plack::App::File->new( root => "$share/javascript" )->to_app;
    mount '/'           => Lemonldap::NG::Portal->run( {} );
};
