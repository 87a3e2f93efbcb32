// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "ui/kit/key.h"
#include "ui/kit/words.h"

namespace hall::kiosk {

/// Key of an area: its letter, its name, who waits. With `place` also where.
class AreaTile : public kit::Key
{
    Q_OBJECT

public:
    AreaTile(QRect design, bool place, QWidget* parent);

    /// `times`: tiles beside it tell times, so that all keep room for one.
    void show(const protocol::KioskArea& area, kit::Language language, bool times);
    using QWidget::show;

    [[nodiscard]] const AreaCode& area() const
    {
        return m_area.code;
    }

protected:
    void
    drawContent(QPainter& painter, const QRectF& face, const kit::KeyColours& colours) override;

private:
    void drawLow(QPainter& painter, const QRectF& face, const kit::KeyColours& colours);
    void drawHigh(QPainter& painter, const QRectF& face, const kit::KeyColours& colours);
    void drawPlace(QPainter& painter, const QRectF& box, const QColor& ink);

    bool m_place;
    bool m_times = false;
    protocol::KioskArea m_area;
    std::optional<WaitRange> m_wait; ///< over its services
    kit::Language m_language = kit::Language::Zh;
};

/// Key of one thing, once 一件事. Of the second rank: its words are regular.
class VisitTile : public kit::Key
{
    Q_OBJECT

public:
    VisitTile(QRect design, QWidget* parent);

    void show(const protocol::KioskVisit& visit, kit::Language language);
    using QWidget::show;

    [[nodiscard]] const VisitCode& visit() const
    {
        return m_code;
    }

protected:
    void
    drawContent(QPainter& painter, const QRectF& face, const kit::KeyColours& colours) override;

private:
    VisitCode m_code;
    QString m_name;
};

/// Key of a service: its name, who waits. A wide one puts the figure to the right.
class ServiceTile : public kit::Key
{
    Q_OBJECT

public:
    ServiceTile(QRect design, QWidget* parent);

    void show(const protocol::KioskService& service, kit::Language language, bool times);
    using QWidget::show;

    [[nodiscard]] const ServiceCode& service() const
    {
        return m_service.code;
    }

protected:
    void
    drawContent(QPainter& painter, const QRectF& face, const kit::KeyColours& colours) override;

private:
    void drawWide(QPainter& painter, const QRectF& face, const kit::KeyColours& colours);
    void drawTall(QPainter& painter, const QRectF& face, const kit::KeyColours& colours);

    bool m_times = false;
    protocol::KioskService m_service;
    kit::Language m_language = kit::Language::Zh;
};

} // namespace hall::kiosk
