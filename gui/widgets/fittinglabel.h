// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/textlabel.h"

namespace bifrost::gui {

/// A text that may wrap, and of which a word that is longer than the line loses its middle: the ends of ids
/// and names of models say most. Cut, the whole of it is the tooltip; it can be copied as it is.
class FittingLabel : public TextLabel
{
    Q_OBJECT

public:
    explicit FittingLabel(QWidget *parent = nullptr);

    void setWhole(const QString &text);
    const QString &whole() const { return m_whole; }

    QSize sizeHint() const override; ///< of all of it
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void fit();

    QString m_whole;
};

} // namespace bifrost::gui
