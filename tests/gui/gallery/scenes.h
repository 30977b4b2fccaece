// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QPixmap>
#include <QSize>
#include <QString>

#include <functional>

namespace bifrost::test {

/// One state of the whole program that its windows are looked at in.
enum class Scene {
    Empty, ///< just started: nothing is set up, nothing was asked
    Typical, ///< providers of all kinds, requests of all kinds
    Error, ///< the port is taken, a form has mistakes in it
};

QString nameOf(Scene scene);

/// Opens the window in a scene and hands over a picture of each of its pages but Live traffic, which has
/// scenes of its own: the page's id and the picture at the device ratio. False: the scene could not be set.
bool renderPages(Scene scene, gui::Theme::Preference preference, qreal ratio, QSize size,
                 const std::function<void(const QString &id, const QPixmap &)> &take);

} // namespace bifrost::test
