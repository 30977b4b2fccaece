// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace bifrost::gui {

/// A card to choose a provider by: its sign, its name, a few words. Owned by FirstSteps.
class ProviderChoice : public QAbstractButton
{
    Q_OBJECT

public:
    /// `provider` empty: a plus stands for one that is not listed.
    ProviderChoice(const QString &provider, const QString &title, const QString &words,
                   QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect wordsRect(int width) const; ///< below sign and name

    const QString m_provider;
    const QString m_words;
};

} // namespace bifrost::gui
