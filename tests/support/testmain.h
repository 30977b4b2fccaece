// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace bifrost::test {

/// Enters a test class into the list that main() runs. Use the macro.
struct Registration
{
    Registration(const char *name, std::function<std::unique_ptr<QObject>()> make);
};

} // namespace bifrost::test

/// Puts a test class (a QObject with Qt Test slots) into its room's test binary:
///
///     class FramingTest : public QObject
///     {
///         Q_OBJECT
///
///     private Q_SLOTS:
///         void chunked();
///     };
///     …
///     BIFROST_TEST(FramingTest)
///     #include "framingtest.moc"
///
/// `room_net` runs all classes, `room_net FramingTest` one, `room_net FramingTest chunked` one function of
/// it.
#define BIFROST_TEST(ClassName)                                                                              \
    static const bifrost::test::Registration registered##ClassName{                                          \
        #ClassName, [] { return std::make_unique<ClassName>(); }};
