// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QTest>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

namespace {

struct TestClass
{
    std::string name;
    std::function<std::unique_ptr<QObject>()> make;
};

// A function, as the registrations of other files may run before this file's own statics exist.
std::vector<TestClass> &testClasses()
{
    static std::vector<TestClass> classes;
    return classes;
}

} // namespace

bifrost::test::Registration::Registration(const char *name, std::function<std::unique_ptr<QObject>()> make)
{
    testClasses().push_back({name, std::move(make)});
}

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN); // as the program does: OpenSSL writes to sockets that the peer has closed
#ifdef QT_WIDGETS_LIB
    QApplication application(argc, argv);
#else
    QCoreApplication application(argc, argv);
#endif
    std::vector<TestClass> &classes = testClasses();
    std::sort(classes.begin(), classes.end(),
              [](const TestClass &a, const TestClass &b) { return a.name < b.name; });

    // A first argument that names a class selects it; Qt Test gets what is left.
    QStringList arguments = application.arguments();
    if (arguments.size() > 1) {
        const std::string wanted = arguments.at(1).toStdString();
        const auto named =
            std::find_if(classes.begin(), classes.end(),
                         [&wanted](const TestClass &testClass) { return testClass.name == wanted; });
        if (named != classes.end()) {
            classes = {*named};
            arguments.removeAt(1);
        }
    }
    // Run as a whole it prints what fails, as a log of thousands of passes hides it.
    if (arguments.size() == 1)
        arguments.append(QStringLiteral("-silent"));

    std::vector<std::string> failed;
    for (const TestClass &testClass : classes) {
        const std::unique_ptr<QObject> object = testClass.make();
        if (QTest::qExec(object.get(), arguments) != 0)
            failed.push_back(testClass.name);
    }
    std::printf("%zu test classes, %zu failed\n", classes.size(), failed.size());
    for (const std::string &name : failed)
        std::printf("FAILED: %s\n", name.c_str());
    return classes.empty() || !failed.empty() ? 1 : 0;
}
