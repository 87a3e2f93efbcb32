// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/replies.h"
#include "app/server/hall_service.h"
#include "app/server/passing.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <set>
#include <string>

namespace hall::server {

/// A sentence for the boards of a zone, for a time.
struct TimedNotice
{
    Name text;
    ZoneCode zone; ///< empty: of all
    Time from;
    Time until; ///< no longer then
};

/// Takes the states of the views it watches. A slow reader may leave one out: the next is whole
/// again.
class ViewReader
{
public:
    virtual ~ViewReader() = default;
    virtual void show(const std::string& view, const QByteArray& push) = 0;
    virtual void beat(const QByteArray& heartbeat) = 0;
};

/// Makes the views that somebody watches: at most 20 states a second, always of the newest hall,
/// told when that hall is durable.
class Publisher : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds betweenStates{50};
    static constexpr std::chrono::milliseconds heartbeatEvery{5000};

    explicit Publisher(HallService& service);

    /// False when there is no such view in this hall.
    [[nodiscard]] bool watch(ViewReader& reader, const std::string& view);
    void forget(ViewReader& reader);
    /// Something of the node's own, beside the devices of the stations.
    void tellDevice(protocol::DeviceLine device);
    /// In the place of those before, beside the hall's own.
    void showNotices(std::vector<TimedNotice> notices);
    void tellUpstream(protocol::CityLink link);
    /// The state told last, for a reader that left some out; empty before the first.
    [[nodiscard]] QByteArray newest(const std::string& view) const;
    /// One state now, of any view, as JSON; nothing when there is no such view.
    [[nodiscard]] std::optional<protocol::AnyView> make(const std::string& view) const;
    /// The views of the same kind as one that there isn't: all boards for `board:moon`.
    [[nodiscard]] std::vector<std::string> viewsLike(const std::string& view) const;

    [[nodiscard]] Passing& passing()
    {
        return m_passing;
    }

private:
    struct Watched
    {
        std::set<ViewReader*> readers;
        /// Who has had no state yet, and the event that the first one must not be older than.
        std::map<ViewReader*, std::int64_t> newcomers;
        std::optional<protocol::AnyView> told;
        QByteArray push;
    };

    struct Held
    {
        std::int64_t seq = 0;
        std::map<std::string, protocol::AnyView> states;
    };

    void soon();
    void makeStates();
    void release();
    void tell(Watched& watched, const std::string& view, protocol::AnyView state);
    void welcome(Watched& watched, const std::string& view, std::int64_t seq);
    void durabilityChanged();
    void beat();
    [[nodiscard]] protocol::Stamp stamp() const;
    [[nodiscard]] std::vector<Name> noticesAt(Time now, const std::string& zone) const;

    HallService& m_service;
    Passing m_passing;
    std::vector<protocol::DeviceLine> m_ownDevices;
    std::vector<TimedNotice> m_notices;
    std::optional<protocol::CityLink> m_upstream;
    std::map<std::string, Watched> m_watched;
    std::optional<Held> m_held;
    bool m_dirty = false;
    QTimer m_due;
    QTimer m_heartbeat;
    QElapsedTimer m_sinceStates;
};

} // namespace hall::server
