// SPDX-License-Identifier: GPL-3.0-or-later
// The mock provider as a program: `mockprovider [PORT [KEY]]`. It prints its address and serves until it is
// stopped. Under /mock/ a test in another process drives it: see mockcontrol.h.
#include "tests/support/mockprovider.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication application(argc, argv);
    bifrost::test::MockOptions options;
    const QStringList arguments = application.arguments();
    options.port = arguments.value(1).toUShort();
    if (arguments.size() > 2)
        options.keys = {arguments.at(2).toUtf8()};
    const bifrost::test::MockProvider provider(options);
    if (provider.port() == 0) {
        std::fputs("the port is taken\n", stderr);
        return 1;
    }
    std::printf("%s\n", qPrintable(provider.url()));
    std::fflush(stdout);
    return application.exec();
}
