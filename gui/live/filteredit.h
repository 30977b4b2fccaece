// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/trafficfilter.h"

#include <QLineEdit>

namespace bifrost::gui {

/// The line in which a filter is written. Conditions stand on soft fields while they are typed, those that
/// cannot be understood on red ones. Owned by FilterBar, which draws the box around it.
class FilterEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget *parent = nullptr);

    const TrafficFilter &filter() const { return m_filter; }

    /// The first thing that is wrong, leaving out what is being typed at present.
    QString complaint() const;

    /// What is typed at present may become the name of a field, and is no text to look for yet.
    bool isFieldBegun() const;

Q_SIGNALS:
    void filterChanged();
    void complaintChanged();
    void left(); ///< Escape in an empty line, arrow down: back to the table
    void focusChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void readText();
    void colourText();
    void updatePalette();

    TrafficFilter m_filter;
    bool m_settled = true; ///< nothing is being typed
};

} // namespace bifrost::gui
