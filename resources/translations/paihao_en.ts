<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>hall::screen::BoardText</name>
    <message>
        <source>号</source>
        <translation>no.</translation>
    </message>
    <message>
        <source>号窗口</source>
        <translation>counter</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>没有人等</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>现在等候</source>
        <translation>Waiting now</translation>
    </message>
    <message>
        <source>共 %1 人</source>
        <translation>%1 in all</translation>
    </message>
    <message>
        <source>请到</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation>At counter</translation>
    </message>
    <message>
        <source>还没有叫号</source>
        <translation>No calls yet</translation>
    </message>
    <message>
        <source>叫到号的时候，号码和窗口会显示在这里。</source>
        <translation>When a number is called, it appears here with its counter.</translation>
    </message>
    <message>
        <source>叫到您的号时，请带好号票到窗口。</source>
        <translation>When your number is called, bring your ticket to the counter.</translation>
    </message>
    <message>
        <source>时间正在核对</source>
        <translation>Time is being checked</translation>
    </message>
    <message>
        <source>屏幕已经 %1没有更新，正在重连。请同时留意窗口。</source>
        <translation>No news for %1, reconnecting. Please watch the counters too.</translation>
    </message>
    <message>
        <source>现在暂时不能取号和叫号。已取的号还在，请在座位上等一等。</source>
        <translation>No tickets or calls for the moment. Your number is kept; please stay nearby.</translation>
    </message>
    <message>
        <source>这块屏现在看不到叫号</source>
        <translation>This screen can't show calls now</translation>
    </message>
    <message>
        <source>请留意窗口，或问工作人员。</source>
        <translation>Watch the counters, or ask a member of staff.</translation>
    </message>
    <message>
        <source>已取的号还在，不用重新取。</source>
        <translation>Your number is kept. No need to take another.</translation>
    </message>
    <message>
        <source>正在连接大厅</source>
        <translation>Connecting to the hall</translation>
    </message>
    <message>
        <source>和大厅断开 %1，正在重连</source>
        <translation>Cut off from the hall for %1, reconnecting</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>今天不营业</source>
        <translation>Closed today</translation>
    </message>
    <message>
        <source>还没有开门</source>
        <translation>Not open yet</translation>
    </message>
    <message>
        <source>今天的服务已经结束</source>
        <translation>Closed for today</translation>
    </message>
    <message>
        <source>现在没有营业</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>请看门口的开放时间</source>
        <translation>See the hours at the door</translation>
    </message>
    <message>
        <source>%1 %2 开门</source>
        <translation>Opens %1 at %2</translation>
    </message>
    <message>
        <source>%1至%2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>开放时间</source>
        <translation>Opening hours</translation>
    </message>
</context>
<context>
    <name>hall::counter::PanelText</name>
    <message>
        <source>%1 号窗口</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>工号 %1</source>
        <translation>Clerk %1</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Clerk number</translation>
    </message>
    <message>
        <source>已断开</source>
        <translation>Cut off</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>没有营业</source>
        <translation>Hall closed</translation>
    </message>
    <message>
        <source>未签到</source>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>空闲</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>已呼叫</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>呼叫下一位</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>办结，呼下一位</source>
        <translation>Finish and call next</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>取消呼叫</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>恢复叫号</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>签退</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>已经重呼 %1 次，没来可以过号。</source>
        <translation>Recalled %1 times already; mark a no-show if nobody came.</translation>
    </message>
    <message>
        <source>刚呼叫过，%1后可以重呼。</source>
        <translation>Called just now; recall again in %1.</translation>
    </message>
    <message>
        <source>现在没有人在等。</source>
        <translation>Nobody is waiting now.</translation>
    </message>
    <message>
        <source>%1后自动开始办理；重呼后由您来定。</source>
        <translation>Starts by itself in %1; after a recall you decide.</translation>
    </message>
    <message>
        <source>%1后自动过号。</source>
        <translation>Becomes a no-show in %1.</translation>
    </message>
    <message>
        <source>要等连上大厅。现在按键不会执行，也不会留到以后。</source>
        <translation>Needs the hall. A key pressed now does nothing and isn't kept for later.</translation>
    </message>
    <message>
        <source>要等大厅能存数据。现在按键不会执行，也不会留到以后。</source>
        <translation>The hall must be able to store first. A key pressed now does nothing and isn't kept.</translation>
    </message>
    <message>
        <source>还没有连上大厅，正在连接</source>
        <translation>No link to the hall yet, connecting</translation>
    </message>
    <message>
        <source>和大厅断开了，正在重连</source>
        <translation>Cut off from the hall, reconnecting</translation>
    </message>
    <message>
        <source>和大厅断开 %1，正在重连</source>
        <translation>Cut off for %1, reconnecting</translation>
    </message>
    <message>
        <source>下面是 %1 的情况，可能已经变了</source>
        <translation>Below is how it was at %1; it may have changed</translation>
    </message>
    <message>
        <source>大厅暂时存不了数据</source>
        <translation>The hall can't store data</translation>
    </message>
    <message>
        <source>已有的号都在。恢复以前叫不了号，请找管理员。</source>
        <translation>All numbers are kept. Tell the administrator.</translation>
    </message>
    <message>
        <source>大厅的时间正在核对</source>
        <translation>The hall's time is being checked</translation>
    </message>
    <message>
        <source>叫号和办理照常，显示的用时可能不准。</source>
        <translation>Calls go on as usual; times shown may be off.</translation>
    </message>
    <message>
        <source>今天办结</source>
        <translation>Finished today</translation>
    </message>
    <message>
        <source>平均</source>
        <translation>average</translation>
    </message>
    <message>
        <source>已连接</source>
        <translation>Linked</translation>
    </message>
    <message>
        <source>未连接</source>
        <translation>No link</translation>
    </message>
    <message>
        <source>第 %1 次呼叫</source>
        <translation>Call no. %1</translation>
    </message>
    <message>
        <source>已办</source>
        <translation>Serving for</translation>
    </message>
    <message>
        <source>下一位</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>已等</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>正在连接大厅</source>
        <translation>Connecting to the hall</translation>
    </message>
    <message>
        <source>连上以后这里会显示窗口的情况。</source>
        <translation>Your counter will appear here.</translation>
    </message>
    <message>
        <source>大厅现在没有营业</source>
        <translation>The hall is closed</translation>
    </message>
    <message>
        <source>开门以后可以签到。</source>
        <translation>Sign in when it opens.</translation>
    </message>
    <message>
        <source>%1 %2 %3 开门，开门以后可以签到。</source>
        <translation>Opens %1, %2, at %3. Sign in then.</translation>
    </message>
    <message>
        <source>请输入工号签到</source>
        <translation>Type your clerk number to sign in</translation>
    </message>
    <message>
        <source>请先输入工号。</source>
        <translation>Type your clerk number first.</translation>
    </message>
    <message>
        <source>没有人在等</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>有人取号，会马上显示在这里。</source>
        <translation>Whoever takes a number appears here at once.</translation>
    </message>
    <message>
        <source>暂停叫号</source>
        <translation>Calls are paused</translation>
    </message>
    <message>
        <source>等候的人不会叫到这个窗口。</source>
        <translation>Nobody is called to this counter.</translation>
    </message>
    <message>
        <source>刚取号</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>%1 分钟</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>等候 %1 人</source>
        <translation>%1 waiting</translation>
    </message>
    <message>
        <source>%1 时等候 %2 人</source>
        <translation>At %1: %2 waiting</translation>
    </message>
    <message>
        <source>最长 %1 分钟</source>
        <translation>longest %1 min</translation>
    </message>
    <message>
        <source>还有 %1 人</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>优先</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>和大厅断开了，刚才的按键没有执行。连上以后请再按。</source>
        <translation>Cut off from the hall: that key did nothing. Press again once linked.</translation>
    </message>
    <message>
        <source>刚才的按键还没有得到回答，连上以后会问清楚。</source>
        <translation>Your last key has no answer yet; it will be asked for once linked.</translation>
    </message>
    <message>
        <source>这一步已经办过了，现在的情况以上面为准。</source>
        <translation>Already done: what you see above is how it stands.</translation>
    </message>
    <message>
        <source>按键到得太晚，没有执行。请看清现在的情况再按。</source>
        <translation>The key came too late and did nothing. Look again, then press.</translation>
    </message>
    <message>
        <source>大厅现在没有营业，开门后再签到。</source>
        <translation>The hall is closed; sign in when it opens.</translation>
    </message>
    <message>
        <source>大厅的时间还没有核对，请找管理员确认。</source>
        <translation>The hall's time isn't confirmed; ask the administrator.</translation>
    </message>
    <message>
        <source>大厅里没有这个窗口号，请找管理员。</source>
        <translation>The hall has no counter of this number; ask the administrator.</translation>
    </message>
    <message>
        <source>大厅里找不到这张票。</source>
        <translation>The hall doesn't know this ticket.</translation>
    </message>
    <message>
        <source>工号不对。只用数字、字母和短横线。</source>
        <translation>Not a clerk number: use digits, letters and dashes only.</translation>
    </message>
    <message>
        <source>这个工号已在别的窗口签到，请先在那边签退。</source>
        <translation>You are signed in at another counter; sign out there first.</translation>
    </message>
    <message>
        <source>这个窗口还没有签到，请先签到。</source>
        <translation>Nobody is signed in here; sign in first.</translation>
    </message>
    <message>
        <source>这个窗口已经有人签到了。</source>
        <translation>Somebody is signed in here already.</translation>
    </message>
    <message>
        <source>窗口在暂停，请先恢复。</source>
        <translation>This counter is paused; resume first.</translation>
    </message>
    <message>
        <source>窗口没有暂停，可以直接叫号。</source>
        <translation>This counter isn't paused; just call.</translation>
    </message>
    <message>
        <source>还有一位没办完，请先办结或过号。</source>
        <translation>Somebody is still here: finish or mark a no-show first.</translation>
    </message>
    <message>
        <source>窗口现在没有人。</source>
        <translation>Nobody is at this counter now.</translation>
    </message>
    <message>
        <source>已呼叫的这位还没开始，请先开始办理或过号。</source>
        <translation>Start, or mark a no-show, before calling the next.</translation>
    </message>
    <message>
        <source>这位已经开始办理，不在呼叫中。</source>
        <translation>Service has started already; this call is over.</translation>
    </message>
    <message>
        <source>这位还没有开始办理。</source>
        <translation>Service hasn't started yet.</translation>
    </message>
    <message>
        <source>这张票不在等候中。</source>
        <translation>This ticket isn't waiting.</translation>
    </message>
    <message>
        <source>重呼次数已经用完，没来可以过号。</source>
        <translation>No recalls left; mark a no-show if nobody came.</translation>
    </message>
    <message>
        <source>刚呼叫过，过几秒再重呼。</source>
        <translation>Called just now; recall in a few seconds.</translation>
    </message>
    <message>
        <source>大厅暂时存不了数据，刚才的操作没有执行。</source>
        <translation>The hall can't store data: that key did nothing.</translation>
    </message>
    <message>
        <source>大厅正忙，刚才的操作没有执行，请再按一次。</source>
        <translation>The hall is busy: that key did nothing. Press again.</translation>
    </message>
    <message>
        <source>大厅没有接受这一步。请看现在的情况，再按一次。</source>
        <translation>The hall didn't accept this. Look again, then press once more.</translation>
    </message>
    <message>
        <source>暂停中</source>
        <translation>Paused</translation>
    </message>
</context>
</TS>
