// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/scenes.h"

#include "gui/mainwindow/pagestack.h"
#include "tests/gui/guibench.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QMetaEnum>
#include <QSettings>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

constexpr QSize WindowSize(1180, 760);

/// Requests as they come in a day: good ones, streams, mistakes of the caller, one that is left.
bool makeTraffic(GuiBench *bench)
{
    const QByteArray models[] = {"demo/echo", "demo/echo", "nobody/nothing", "demo/echo", "unknown"};
    constexpr int Rounds = 5;
    for (int round = 0; round < Rounds; ++round) {
        for (const QByteArray &model : models) {
            const auto request = bench->ask(model);
            // One after the other, so that every run has them in the same order.
            if (!QTest::qWaitFor([&] { return request->bytesAvailable() > 0; }))
                return false;
        }
    }
    const auto left = bench->ask("hang/model");
    if (!QTest::qWaitFor([bench] { return bench->gateway.activeRequests() == 1; }))
        return false;
    left->abort();
    return QTest::qWaitFor([bench] { return bench->gateway.activeRequests() == 0; });
}

QPixmap pictureOf(QWidget *window, qreal ratio)
{
    QPixmap pixmap(window->size() * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    window->render(&pixmap);
    return pixmap;
}

} // namespace

QString nameOf(Scene scene)
{
    switch (scene) {
    case Scene::Empty:
        return u"empty"_s;
    case Scene::Typical:
        return u"typical"_s;
    case Scene::Error:
        break;
    }
    return u"error"_s;
}

bool renderPages(Scene scene, gui::Theme::Preference preference, qreal ratio,
                 const std::function<void(const QString &id, const QPixmap &)> &take)
{
    QTcpServer holder;
    GuiBench bench;
    if (scene == Scene::Error) {
        if (!holder.listen(QHostAddress::LocalHost))
            return false;
        bench.configuration.server.port = holder.serverPort();
    }
    QSettings(bench.folder() + u"/window.ini"_s, QSettings::IniFormat)
        .setValue(
            u"appearance/scheme"_s,
            QString::fromLatin1(QMetaEnum::fromType<gui::Theme::Preference>().valueToKey(int(preference))));
    bench.open();
    bench.window().resize(WindowSize);
    if (bench.startGateway() == (scene == Scene::Error))
        return false;
    if (scene == Scene::Typical && !makeTraffic(&bench))
        return false;
    for (gui::Page *page : bench.window().pages()->pages()) {
        bench.window().openPage(page->entry().id);
        QTest::qWait(250); // rows are drained, knobs at rest; nothing is judged here
        for (auto *view : page->findChildren<QAbstractItemView *>()) {
            if (view->isVisible() && view->model() && view->model()->rowCount() > 2)
                view->setCurrentIndex(view->model()->index(2, 0));
        }
        take(page->entry().id, pictureOf(&bench.window(), ratio));
    }
    return true;
}

} // namespace bifrost::test
