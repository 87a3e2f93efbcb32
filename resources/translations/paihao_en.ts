<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>BoardText</name>
    <message>
        <source>人</source>
        <translation>in line</translation>
    </message>
</context>
<context>
    <name>hall::client::DeviceText</name>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>扫码器</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>喇叭</source>
        <translation>Loudspeaker</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>%1 号窗口屏</source>
        <translation>Strip %1</translation>
    </message>
    <message>
        <source>打测试票</source>
        <translation>Print|a test</translation>
    </message>
    <message>
        <source>试扫码</source>
        <translation>Try|a code</translation>
    </message>
    <message>
        <source>试播一句</source>
        <translation>Play|a test</translation>
    </message>
    <message>
        <source>试显示</source>
        <translation>Show|a test</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>还不知道</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>正在问它，过几秒再看。</source>
        <translation>Asking it now; look again in a few seconds.</translation>
    </message>
    <message>
        <source>纸快用完</source>
        <translation>Paper low</translation>
    </message>
    <message>
        <source>备好一卷新纸，下班前换上。</source>
        <translation>Have a new roll ready and put it in by the end of the day.</translation>
    </message>
    <message>
        <source>没纸</source>
        <translation>No paper</translation>
    </message>
    <message>
        <source>打开上盖，换一卷新纸，光滑的一面朝上，合好盖。</source>
        <translation>Open the cover, put in a new roll, smooth side up, and close it.</translation>
    </message>
    <message>
        <source>盖没合好</source>
        <translation>Cover open</translation>
    </message>
    <message>
        <source>把盖压下，两边都要卡住。</source>
        <translation>Press the cover down until both sides click.</translation>
    </message>
    <message>
        <source>切刀卡住</source>
        <translation>Cutter jammed</translation>
    </message>
    <message>
        <source>关掉打印机，开盖取出卡住的纸，合好盖再开机。</source>
        <translation>Switch it off, take out the jammed paper, close it and switch it on.</translation>
    </message>
    <message>
        <source>过热</source>
        <translation>Too hot</translation>
    </message>
    <message>
        <source>凉下来会自己接着打。常这样的话，看看通风口是不是堵了。</source>
        <translation>It goes on by itself once cool. If this is frequent, check its vents.</translation>
    </message>
    <message>
        <source>连不上</source>
        <translation>Not answering</translation>
    </message>
    <message>
        <source>看打印机的电源和数据线。都好的话，核对 hall.toml 里的端口。</source>
        <translation>Check its power and cable. If both are fine, check its port in hall.toml.</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>Faulty</translation>
    </message>
    <message>
        <source>关机十秒再开。还是这样，就报修。</source>
        <translation>Switch it off for ten seconds. If that doesn&apos;t help, call for repair.</translation>
    </message>
    <message>
        <source>拔下扫码器的线再插上。都好的话，核对 hall.toml 里的端口。</source>
        <translation>Unplug its cable and plug it in again. If that is fine, check its port in hall.toml.</translation>
    </message>
    <message>
        <source>收到乱码</source>
        <translation>Garbled</translation>
    </message>
    <message>
        <source>核对 hall.toml 里的波特率，再看线有没有松。</source>
        <translation>Check its baud rate in hall.toml and whether the cable is loose.</translation>
    </message>
    <message>
        <source>没有摄像头</source>
        <translation>No camera</translation>
    </message>
    <message>
        <source>插好摄像头。别的程序占用着的话，先关掉它。</source>
        <translation>Plug the camera in. If another program uses it, close that first.</translation>
    </message>
    <message>
        <source>正在重启</source>
        <translation>Restarting</translation>
    </message>
    <message>
        <source>过几秒再看。一直这样，就拔下摄像头再插上。</source>
        <translation>Look again in a few seconds. If it stays so, unplug the camera and plug it in.</translation>
    </message>
    <message>
        <source>旧记录有损坏</source>
        <translation>Old entries are damaged</translation>
    </message>
    <message>
        <source>叫号照常。请技术人员运行 paihao journal verify，看坏在哪里。</source>
        <translation>Calling goes on as before. Have a technician run paihao journal verify to see what is damaged.</translation>
    </message>
    <message>
        <source>没有喇叭</source>
        <translation>No sound output</translation>
    </message>
    <message>
        <source>看喇叭的电源和线。都好的话，看声音服务在不在运行。</source>
        <translation>Check the loudspeaker&apos;s power and cable, then whether the sound server runs.</translation>
    </message>
    <message>
        <source>没有语音</source>
        <translation>No voice</translation>
    </message>
    <message>
        <source>在这台机器上装 espeak-ng，装好会自己接上。</source>
        <translation>Install espeak-ng on that machine; it is picked up by itself.</translation>
    </message>
    <message>
        <source>过几秒再看。一直这样，就重启声音服务。</source>
        <translation>Look again in a few seconds. If it stays so, restart the sound server.</translation>
    </message>
    <message>
        <source>看屏的电源和网线。都好的话，核对 hall.toml 里的地址和屏号。</source>
        <translation>Check its power and cable. If both are fine, check address and card in hall.toml.</translation>
    </message>
    <message>
        <source>忙</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>会自己再试。几分钟都这样，就给屏断电十秒再开。</source>
        <translation>It is tried again by itself. If it stays so for minutes, cut its power for ten seconds.</translation>
    </message>
    <message>
        <source>缺字库</source>
        <translation>Font missing</translation>
    </message>
    <message>
        <source>用厂家的软件给控制卡装上 16 点阵字库。</source>
        <translation>Load the 16-dot font onto its card with the maker&apos;s program.</translation>
    </message>
    <message>
        <source>给屏断电十秒再开。还是这样，就报修。</source>
        <translation>Cut its power for ten seconds. If that doesn&apos;t help, call for repair.</translation>
    </message>
    <message>
        <source>缺字</source>
        <translation>Characters missing</translation>
    </message>
    <message>
        <source>票上有字印成了方框，请导办员写上。装上有这个字的字体，再重启大厅服务。</source>
        <translation>A ticket has boxes in place of characters: have the guide write them in. Install a font that has them, then restart the hall service.</translation>
    </message>
    <message>
        <source>字体</source>
        <translation>Fonts</translation>
    </message>
    <message>
        <source>看身份证阅读器的电源和线。都好的话，核对 hall.toml 里的端口。</source>
        <translation>Check the ID-card reader&apos;s power and cable. If both are fine, check the port in hall.toml.</translation>
    </message>
    <message>
        <source>安全模块故障</source>
        <translation>Security module fault</translation>
    </message>
    <message>
        <source>断电十秒再开。还是这样，就报修。</source>
        <translation>Cut its power for ten seconds. If that doesn&apos;t help, call for repair.</translation>
    </message>
    <message>
        <source>身份证阅读器</source>
        <translation>ID-card reader</translation>
    </message>
    <message>
        <source>试读卡</source>
        <translation>Read a card</translation>
    </message>
    <message>
        <source>不回答</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>看打印机开没开、灯亮不亮。都好的话，核对 hall.toml 里的波特率。</source>
        <translation>See whether the printer is on and its light is lit. If so, check the baud rate in hall.toml.</translation>
    </message>
    <message>
        <source>被别的程序占着</source>
        <translation>another program has it</translation>
    </message>
    <message>
        <source>关掉占着它的程序。扫到的码不能让别的程序也收到，所以没有用它。</source>
        <translation>Close the program that has it. No other program may get what is scanned, so it isn&apos;t used.</translation>
    </message>
    <message>
        <source>不听扫码命令</source>
        <translation>doesn&apos;t take triggers</translation>
    </message>
    <message>
        <source>照它的说明书改成串口触发，或者让它自己一直扫，把 hall.toml 里的 profile 改成 listen。</source>
        <translation>Set it up for serial triggers as its manual says; or let it scan all the time and write profile = &quot;listen&quot; in hall.toml.</translation>
    </message>
    <message>
        <source>看呼叫器的线。都好的话，核对 hall.toml 里的端口。电脑上照样能叫号。</source>
        <translation>Check the caller&apos;s cable. If it is fine, check the port in hall.toml. Calling by computer works all the same.</translation>
    </message>
    <message>
        <source>看评价器的线。都好的话，核对 hall.toml 里的端口。</source>
        <translation>Check the rating pad&apos;s cable. If it is fine, check the port in hall.toml.</translation>
    </message>
    <message>
        <source>关掉占着它的程序。按键不能让别的程序也收到，所以没有用它。</source>
        <translation>Close the program that has it. No other program may get the keys, so it isn&apos;t used.</translation>
    </message>
    <message>
        <source>核对 hall.toml 里的波特率和 frame，再看线有没有松。</source>
        <translation>Check baud rate and frame in hall.toml, then whether the cable is loose.</translation>
    </message>
    <message>
        <source>%1 号窗口呼叫器</source>
        <translation>Caller at counter %1</translation>
    </message>
    <message>
        <source>%1 号窗口评价器</source>
        <translation>Rating pad at counter %1</translation>
    </message>
    <message>
        <source>重新连接</source>
        <translation>Connect anew</translation>
    </message>
    <message>
        <source>公钥快到期</source>
        <translation>Public key ends soon</translation>
    </message>
    <message>
        <source>请向发预约码的单位要新的公钥，写进 hall.toml 的 [[code_key]]。</source>
        <translation>Ask whoever makes the appointment codes for the new public key, and enter it in hall.toml under [[code_key]].</translation>
    </message>
    <message>
        <source>今天没有能用的公钥</source>
        <translation>No public key is in force today</translation>
    </message>
    <message>
        <source>预约码都认不出，市民可以输预约号。请向发码的单位要新的公钥。</source>
        <translation>No appointment code is recognised; people can type their booking number. Ask whoever makes the codes for the new public key.</translation>
    </message>
    <message>
        <source>有公钥读不出</source>
        <translation>A public key can&apos;t be read</translation>
    </message>
    <message>
        <source>运行 paihao code keys，看是哪一个。</source>
        <translation>Run paihao code keys to see which.</translation>
    </message>
    <message>
        <source>市民可以输身份证号取号。看网络，再核对 hall.toml 里的地址。</source>
        <translation>People can type their ID number. Check the network, then the address in hall.toml.</translation>
    </message>
    <message>
        <source>回答太慢</source>
        <translation>Answers too slowly</translation>
    </message>
    <message>
        <source>市民可以输身份证号取号。常这样的话，请对方查一查。</source>
        <translation>People can type their ID number. If it happens often, ask the other side to look into it.</translation>
    </message>
    <message>
        <source>最后一个码没有通过</source>
        <translation>Refused the last code</translation>
    </message>
    <message>
        <source>偶尔一个是常事。个个都这样，就核对 [resolver] 的 body 和 number。</source>
        <translation>Now and then that is normal. If it is so with each, check body and number of [resolver].</translation>
    </message>
    <message>
        <source>证书不可信</source>
        <translation>Certificate not trusted</translation>
    </message>
    <message>
        <source>核对 hall.toml 里的地址，或者在这台机器上装它的根证书。</source>
        <translation>Check the address in hall.toml, or install its root certificate on this machine.</translation>
    </message>
    <message>
        <source>不认我们的凭据</source>
        <translation>Doesn&apos;t accept our credentials</translation>
    </message>
    <message>
        <source>核对 [resolver] 的 secret 写的文件。</source>
        <translation>Check the file that secret of [resolver] names.</translation>
    </message>
    <message>
        <source>回答看不懂</source>
        <translation>Gives no proper answer</translation>
    </message>
    <message>
        <source>核对 [resolver] 的 address，看是不是被别的网关接走了。</source>
        <translation>Check address of [resolver], and whether a gateway answers in its place.</translation>
    </message>
    <message>
        <source>只收不回话</source>
        <translation>Only listens</translation>
    </message>
    <message>
        <source>线路有干扰</source>
        <translation>Noise on its line</translation>
    </message>
    <message>
        <source>看屏线的接头和屏蔽，核对波特率。总线两头要接 120 欧电阻。</source>
        <translation>Check the line&apos;s plugs and shield, and the baud rate. Both ends of a bus need 120 ohms.</translation>
    </message>
    <message>
        <source>控制卡内存不够</source>
        <translation>Card out of memory</translation>
    </message>
    <message>
        <source>给屏断电十秒再开。还是这样，用厂家的软件删掉卡里的节目。</source>
        <translation>Cut its power for ten seconds. If that doesn&apos;t help, delete the card&apos;s programs with the maker&apos;s software.</translation>
    </message>
    <message>
        <source>控制卡不认得命令</source>
        <translation>Card doesn&apos;t know the command</translation>
    </message>
    <message>
        <source>核对控制卡是不是 BX-5K 或 BX-6K；别的卡要在 hall.toml 里写帧格式。</source>
        <translation>See whether the card is a BX-5K or BX-6K; other makes need their frames in hall.toml.</translation>
    </message>
    <message>
        <source>关着，开不了</source>
        <translation>Off, and stays off</translation>
    </message>
    <message>
        <source>看有没有人用遥控器或厂家的软件关了屏；打不开就报修。</source>
        <translation>See whether somebody switched it off by remote control or the maker&apos;s software; if it stays off, call for repair.</translation>
    </message>
    <message>
        <source>预约码</source>
        <translation>Appointment codes</translation>
    </message>
    <message>
        <source>身份码核对</source>
        <translation>Identity code check</translation>
    </message>
    <message>
        <source>上传市里</source>
        <translation>Link to the city</translation>
    </message>
    <message>
        <source>大厅照常办事，网络好了会自己补传。一天还连不上，就查网络和 [upstream]。</source>
        <translation>The hall works as always and sends the rest when the network is back. If it isn&apos;t within a day, look at the network and [upstream].</translation>
    </message>
    <message>
        <source>市里没有回音</source>
        <translation>No word from the city</translation>
    </message>
    <message>
        <source>大厅照常办事，有回音了会自己补传。一天还没有，就请市里查一查。</source>
        <translation>The hall works as always and sends the rest when there is word. If there is none for a day, ask the city to look.</translation>
    </message>
    <message>
        <source>回音的签名不对</source>
        <translation>The city&apos;s signature is wrong</translation>
    </message>
    <message>
        <source>什么也不会传上去。核对 hall.toml 里的 [[hub_key]] 和 [upstream]。</source>
        <translation>Nothing is sent. Check [[hub_key]] and [upstream] in hall.toml.</translation>
    </message>
    <message>
        <source>市里存的不是这个大厅的日志</source>
        <translation>The city holds another hall&apos;s journal</translation>
    </message>
    <message>
        <source>什么也不会传上去。看大厅服务的记录里写的是哪一条，请市里一起核对。</source>
        <translation>Nothing is sent. The hall service&apos;s log says which event; look into it together with the city.</translation>
    </message>
    <message>
        <source>市里存的比这里多</source>
        <translation>The city holds more than this hall</translation>
    </message>
    <message>
        <source>日志是从备份恢复的，缺的几条市里有。发出去的号请当面核对。</source>
        <translation>The journal was restored from a backup; the city has the events that it lacks. Check tickets face to face.</translation>
    </message>
    <message>
        <source>设置读不出</source>
        <translation>Settings can&apos;t be read</translation>
    </message>
    <message>
        <source>核对 [upstream] 里写的文件，再重启大厅服务。</source>
        <translation>Check the files that [upstream] names, then restart the hall service.</translation>
    </message>
    <message>
        <source>市里的事项目录</source>
        <translation>Catalogue from the city</translation>
    </message>
    <message>
        <source>新的一版用不了</source>
        <translation>The new version can&apos;t be used</translation>
    </message>
    <message>
        <source>大厅照旧办事，原因市里也看得到。运行 paihao catalogue show 看是哪一项。</source>
        <translation>The hall works as before, and the city sees why. Run paihao catalogue show to see which entry it is.</translation>
    </message>
    <message>
        <source>有一条太长，传不上去</source>
        <translation>One event is too long to be sent</translation>
    </message>
    <message>
        <source>它以后的都在这里等。看大厅服务的记录里写的是哪一条，请市里一起处理。</source>
        <translation>All after it wait here. The hall service&apos;s log says which event; settle it together with the city.</translation>
    </message>
    <message>
        <source>没有签名用的密钥</source>
        <translation>no key to sign with</translation>
    </message>
    <message>
        <source>照常上传，但市里分不出真假。看大厅服务的记录，核对数据目录里的 node.jwk。</source>
        <translation>Events are sent as ever, but the city can&apos;t tell them from forged ones. See the hall service&apos;s log, and check node.jwk in the data folder.</translation>
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
        <translation>Needs the hall. A key pressed now does nothing and isn&apos;t kept for later.</translation>
    </message>
    <message>
        <source>要等大厅能存数据。现在按键不会执行，也不会留到以后。</source>
        <translation>The hall must be able to store first. A key pressed now does nothing and isn&apos;t kept.</translation>
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
        <translation>The hall can&apos;t store data</translation>
    </message>
    <message>
        <source>已有的号都在。恢复以前叫不了号，请找管理员。</source>
        <translation>All numbers are kept. Tell the administrator.</translation>
    </message>
    <message>
        <source>大厅的时间正在核对</source>
        <translation>The hall&apos;s time is being checked</translation>
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
        <translation>The hall&apos;s time isn&apos;t confirmed; ask the administrator.</translation>
    </message>
    <message>
        <source>大厅里没有这个窗口号，请找管理员。</source>
        <translation>The hall has no counter of this number; ask the administrator.</translation>
    </message>
    <message>
        <source>大厅里找不到这张票。</source>
        <translation>The hall doesn&apos;t know this ticket.</translation>
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
        <translation>This counter isn&apos;t paused; just call.</translation>
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
        <translation>Service hasn&apos;t started yet.</translation>
    </message>
    <message>
        <source>这张票不在等候中。</source>
        <translation>This ticket isn&apos;t waiting.</translation>
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
        <translation>The hall can&apos;t store data: that key did nothing.</translation>
    </message>
    <message>
        <source>大厅正忙，刚才的操作没有执行，请再按一次。</source>
        <translation>The hall is busy: that key did nothing. Press again.</translation>
    </message>
    <message>
        <source>大厅没有接受这一步。请看现在的情况，再按一次。</source>
        <translation>The hall didn&apos;t accept this. Look again, then press once more.</translation>
    </message>
    <message>
        <source>暂停中</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>大厅没有这个窗口的情况</source>
        <translation>The hall says nothing of this counter</translation>
    </message>
    <message>
        <source>请核对窗口号，或找管理员。</source>
        <translation>Check the counter number, or ask the administrator.</translation>
    </message>
    <message>
        <source>大厅没有 %1 号窗口</source>
        <translation>The hall has no counter %1</translation>
    </message>
    <message>
        <source>有的是 %1。请核对窗口号，或找管理员。</source>
        <translation>It has %1. Check the number, or ask the administrator.</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>第 %1/%2 步</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>找本窗口</source>
        <translation>For this counter</translation>
    </message>
    <message>
        <source>过号回来</source>
        <translation>Back in line</translation>
    </message>
    <message>
        <source>都补齐了</source>
        <translation>All of them are here</translation>
    </message>
    <message>
        <source>不写原因</source>
        <translation>No reason given</translation>
    </message>
    <message>
        <source>去取东西，回来到哪个窗口都行</source>
        <translation>Fetches something; back to any counter</translation>
    </message>
    <message>
        <source>去取东西，回来还到本窗口</source>
        <translation>Fetches something; back to this counter</translation>
    </message>
    <message>
        <source>要先在别处办一步</source>
        <translation>Another step comes first</translation>
    </message>
    <message>
        <source>后台已办好</source>
        <translation>back office done</translation>
    </message>
    <message>
        <source>回来了</source>
        <translation>is back</translation>
    </message>
    <message>
        <source>回本窗口</source>
        <translation>back to this counter</translation>
    </message>
    <message>
        <source>别处办过了</source>
        <translation>step done</translation>
    </message>
    <message>
        <source>别的事项</source>
        <translation>Another service</translation>
    </message>
    <message>
        <source>别的窗口</source>
        <translation>Another counter</translation>
    </message>
    <message>
        <source>别的工作人员</source>
        <translation>Another clerk</translation>
    </message>
    <message>
        <source>以后补</source>
        <translation>follows</translation>
    </message>
    <message>
        <source>%1前</source>
        <translation>by %1</translation>
    </message>
    <message>
        <source>怎样挂起？</source>
        <translation>Why hold the ticket?</translation>
    </message>
    <message>
        <source>接着办哪一位？</source>
        <translation>Who goes on?</translation>
    </message>
    <message>
        <source>再叫哪一位？</source>
        <translation>Call whom again?</translation>
    </message>
    <message>
        <source>转到哪里？</source>
        <translation>Transfer to what?</translation>
    </message>
    <message>
        <source>转到哪个事项？</source>
        <translation>Transfer to which service?</translation>
    </message>
    <message>
        <source>转到哪个窗口？</source>
        <translation>Transfer to which counter?</translation>
    </message>
    <message>
        <source>转给哪位？</source>
        <translation>Transfer to which clerk?</translation>
    </message>
    <message>
        <source>哪些材料以后补？</source>
        <translation>Which papers follow later?</translation>
    </message>
    <message>
        <source>谁来补材料？</source>
        <translation>Whose papers have come?</translation>
    </message>
    <message>
        <source>材料都补齐了吗？</source>
        <translation>Are all the papers here?</translation>
    </message>
    <message>
        <source>为什么暂停？</source>
        <translation>Why pause?</translation>
    </message>
    <message>
        <source>先叫哪一位？</source>
        <translation>Call whom first?</translation>
    </message>
    <message>
        <source>为什么先叫？</source>
        <translation>Why call out of turn?</translation>
    </message>
    <message>
        <source>现在没有别的窗口有人。</source>
        <translation>No other counter is staffed now.</translation>
    </message>
    <message>
        <source>现在没有了。</source>
        <translation>Nobody is on this list now.</translation>
    </message>
    <message>
        <source>排队的位置不变。按字母只看一类。</source>
        <translation>The place in line is kept. A letter shows only its area.</translation>
    </message>
    <message>
        <source>排队的位置不变。</source>
        <translation>The place in line is kept.</translation>
    </message>
    <message>
        <source>原因会记下来。</source>
        <translation>The reason is recorded.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>记容缺</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>请先选以后补的材料。</source>
        <translation>Choose the papers that follow first.</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>挂起 %1</source>
        <translation>Held %1</translation>
    </message>
    <message>
        <source>过号 %1</source>
        <translation>Missed %1</translation>
    </message>
    <message>
        <source>容缺 %1</source>
        <translation>Owed %1</translation>
    </message>
    <message>
        <source>点号</source>
        <translation>Call one</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>转移</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>容缺</source>
        <translation>Owed</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>%1：%2内可以撤销。</source>
        <translation>%1. Can be undone for %2.</translation>
    </message>
    <message>
        <source>已过号</source>
        <translation>Marked absent</translation>
    </message>
    <message>
        <source>已转移</source>
        <translation>Transferred</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>大厅里没有这个事项，请看清再选。</source>
        <translation>The hall has no such service. Choose again.</translation>
    </message>
    <message>
        <source>这位工作人员没有签到，请另选。</source>
        <translation>That clerk isn&apos;t signed in. Choose another.</translation>
    </message>
    <message>
        <source>这个原因不在大厅的名单里，请另选。</source>
        <translation>That reason isn&apos;t on the hall&apos;s list. Choose another.</translation>
    </message>
    <message>
        <source>这个事项没有这份材料。</source>
        <translation>The service has no such paper.</translation>
    </message>
    <message>
        <source>找不到这笔容缺。</source>
        <translation>No such papers are owed.</translation>
    </message>
    <message>
        <source>这份材料不能以后补。</source>
        <translation>That paper can&apos;t follow later.</translation>
    </message>
    <message>
        <source>这个窗口不办这位的事项，可以转移。</source>
        <translation>This counter doesn&apos;t serve that ticket. Transfer it.</translation>
    </message>
    <message>
        <source>大厅不让点号，请按顺序呼叫。</source>
        <translation>The hall doesn&apos;t allow calls out of turn. Call the next.</translation>
    </message>
    <message>
        <source>点号要写原因，请选一个。</source>
        <translation>A call out of turn needs a reason. Choose one.</translation>
    </message>
    <message>
        <source>这位没有挂起，可能已在别处接着办了。</source>
        <translation>That ticket isn&apos;t held. Another counter may have it.</translation>
    </message>
    <message>
        <source>这位要回原来的窗口办。</source>
        <translation>That ticket goes back to its own counter.</translation>
    </message>
    <message>
        <source>后台还没办好，办好了再接着来。</source>
        <translation>The back office isn&apos;t done yet. Go on when it is.</translation>
    </message>
    <message>
        <source>已经在那里了，请另选。</source>
        <translation>The ticket is there already. Choose another.</translation>
    </message>
    <message>
        <source>这位没有过号，可能已经回来了。</source>
        <translation>That ticket isn&apos;t missed. The visitor may be back.</translation>
    </message>
    <message>
        <source>过号的号已经作废，请他重新取号。</source>
        <translation>Missed tickets are void here. A new number is needed.</translation>
    </message>
    <message>
        <source>没有可以撤销的。</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>过了时间，撤销不了了。</source>
        <translation>Too late to undo.</translation>
    </message>
    <message>
        <source>后面已经有变化，撤销不了了。</source>
        <translation>Things have moved on. It can&apos;t be undone.</translation>
    </message>
    <message>
        <source>最长已等 %1 分钟</source>
        <translation>longest %1 min</translation>
    </message>
    <message>
        <source>最后一位还要约 %1–%2 分钟</source>
        <translation>the last waits about %1–%2 min</translation>
    </message>
    <message>
        <source>最后一位还要 %1 分钟以内</source>
        <translation>the last waits under %1 min</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::AnsweredKey</name>
    <message>
        <source>改：%1</source>
        <translation>Change: %1</translation>
    </message>
    <message>
        <source>%1%2，点这里改</source>
        <translation>%1 %2, press to change</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::AreaTile</name>
    <message>
        <source>%1 %2，%3</source>
        <translation>%1 %2, %3</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::AreasPage</name>
    <message>
        <source>您要办什么事？</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>预约取号</source>
        <translation>I have an appointment</translation>
    </message>
    <message>
        <source>约好了，就点这里</source>
        <translation>press here</translation>
    </message>
    <message>
        <source>一件事，一次办</source>
        <translation>One thing, one visit</translation>
    </message>
    <message>
        <source>几个部门的事，取一个号就行</source>
        <translation>several offices, one number</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::AttractPage</name>
    <message>
        <source>取号办事。点您要办的事，就能取号</source>
        <translation>Take a number. Touch a topic to take one</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2, %1</translation>
    </message>
    <message>
        <source>今天 %1</source>
        <translation>today %1</translation>
    </message>
    <message>
        <source>取号办事</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>点下面您要办的事，就能取号</source>
        <translation>Touch a topic below to take a number</translation>
    </message>
    <message>
        <source>Touch a topic below to take a number</source>
        <comment>in the other language</comment>
        <translation>点下面您要办的事，就能取号</translation>
    </message>
    <message>
        <source>现在等候</source>
        <translation>Waiting now</translation>
    </message>
    <message>
        <source>共 %1 人</source>
        <translation>%1 in line</translation>
    </message>
    <message>
        <source>%1，时间为预计</source>
        <translation>%1, times are estimates</translation>
    </message>
    <message>
        <source>一件事，一次办</source>
        <translation>One thing, one visit</translation>
    </message>
    <message>
        <source>预约取号</source>
        <translation>I have an appointment</translation>
    </message>
    <message>
        <source>预约取号、一件事一次办</source>
        <translation>Appointments,|one thing in one visit</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::ClaimKey</name>
    <message>
        <source>已选：%1</source>
        <translation>Chosen: %1</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::ClaimKeys</name>
    <message>
        <source>如果您是，点一下，会早些叫您</source>
        <translation>If this is you, tap it to be called sooner</translation>
    </message>
    <message>
        <source>会早些叫您。点错了，再点一下</source>
        <translation>You&apos;ll be called sooner. Tap again to undo</translation>
    </message>
    <message>
        <source>优先</source>
        <translation>Priority</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::ClosedPage</name>
    <message>
        <source>今天休息</source>
        <translation>Closed today</translation>
    </message>
    <message>
        <source>今天的服务已经结束</source>
        <translation>Today&apos;s service has ended</translation>
    </message>
    <message>
        <source>现在没有开门</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>还不能取号</source>
        <translation>No numbers yet</translation>
    </message>
    <message>
        <source>开门后，在这里就能取号</source>
        <translation>When the hall opens, take a number here</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2, %1</translation>
    </message>
    <message>
        <source>还没有开门</source>
        <translation>Not open yet</translation>
    </message>
    <message>
        <source>%1至|%2</source>
        <translation>%1|to %2</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>今天 |%1 开门</source>
        <translation>Opens|today %1</translation>
    </message>
    <message>
        <source>明天 |%1 开门</source>
        <translation>Opens|tomorrow %1</translation>
    </message>
    <message>
        <source>%1 |%2 开门</source>
        <translation>Opens|%1 %2</translation>
    </message>
    <message>
        <source>%1、|%2</source>
        <translation>%1 and|%2</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::DetailPage</name>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>打印清单</source>
        <translation>Print the list</translation>
    </message>
    <message numerus="yes">
        <source>请带上这 %n 样</source>
        <translation>
            <numerusform>Bring this</numerusform>
            <numerusform>Bring these %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 份</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message>
        <source>可容缺</source>
        <translation>later is fine</translation>
    </message>
    <message>
        <source>清单从屏幕下方出来。</source>
        <translation>The list comes out below the screen.</translation>
    </message>
    <message>
        <source>不回答也可以取号，窗口会告诉您要带什么。</source>
        <translation>No need to answer: take a number, and the counter tells you what to bring.</translation>
    </message>
    <message>
        <source>按取号后，要输入身份证号。</source>
        <translation>Next you type your ID number.</translation>
    </message>
    <message>
        <source>材料不齐也可以先取号，窗口会告诉您怎么补。</source>
        <translation>Something missing? Take a number: the counter tells you what to do.</translation>
    </message>
    <message>
        <source>可容缺：没带也能先办，以后补上就行。</source>
        <translation>Later is fine: we start without it, you bring it afterwards.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::EntryPage</name>
    <message>
        <source>返回</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>正在取号</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>请输入身份证号</source>
        <translation>Type your ID number</translation>
    </message>
    <message>
        <source>请输入预约号或身份证号</source>
        <translation>Type your booking or ID number</translation>
    </message>
    <message numerus="yes">
        <source>还差 %n 位</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>可能有一位输错了</source>
        <translation>One digit may be wrong</translation>
    </message>
    <message>
        <source>请对着身份证，一段一段比一比。号码没错，就按取号。</source>
        <translation>Compare it with your card, group by group. If it is right, take your number.</translation>
    </message>
    <message>
        <source>号码在身份证有照片的一面</source>
        <translation>It is on the side with your photo</translation>
    </message>
    <message>
        <source>号码只用来给您排队，不会留在这台机器上。</source>
        <translation>It is used for your place in line only and does not stay in this machine.</translation>
    </message>
    <message>
        <source>两个号码输哪个都行</source>
        <translation>Either number will do</translation>
    </message>
    <message>
        <source>预约号在预约成功的短信里；本人来办，输身份证号就行。</source>
        <translation>The booking number is in the message that confirmed it. If you booked for yourself, your ID number is enough.</translation>
    </message>
    <message>
        <source>请放身份证，或输入号码</source>
        <translation>Use your ID card, or type</translation>
    </message>
    <message>
        <source>请放身份证，或输入预约号</source>
        <translation>Use your ID card or booking</translation>
    </message>
    <message>
        <source>身份证没有读出来</source>
        <translation>Your ID card wasn&apos;t read</translation>
    </message>
    <message>
        <source>请拿起来再放一次，放平，等它读完。也可以输入号码。</source>
        <translation>Lift it and lay it flat on the reader again until it is read. You can also type the number.</translation>
    </message>
    <message>
        <source>这张证件这里读不了</source>
        <translation>This card can&apos;t be read here</translation>
    </message>
    <message>
        <source>请输入号码，或到导办台，工作人员会帮您。</source>
        <translation>Type the number, or ask at the help desk.</translation>
    </message>
    <message>
        <source>把身份证放在读卡区就行</source>
        <translation>Laying your ID card on the reader will do</translation>
    </message>
    <message>
        <source>没带也可以输入号码。号码只用来给您排队，不会留在这台机器上。</source>
        <translation>Without it, type the number. It is used for your place in line only and does not stay in this machine.</translation>
    </message>
    <message>
        <source>本人来办，放身份证就行；也可以输入短信里的预约号，或身份证号。</source>
        <translation>If it is your own appointment, your ID card will do. You can also type the booking number from the text message, or your ID number.</translation>
    </message>
    <message>
        <source>身份证已读到</source>
        <translation>ID card read</translation>
    </message>
    <message>
        <source>按取号就行</source>
        <translation>Now take your number</translation>
    </message>
    <message>
        <source>身份证号只用来给您排队，不会留在这台机器上。</source>
        <translation>Your ID number is used for your place in line only and does not stay in this machine.</translation>
    </message>
    <message>
        <source>正在核对身份码</source>
        <translation>Checking your identity code</translation>
    </message>
    <message>
        <source>几秒就好，不用再扫。不想等，也可以输入号码。</source>
        <translation>It takes a few seconds; no need to scan again. You can also type the number.</translation>
    </message>
    <message>
        <source>这个身份码没有通过核对</source>
        <translation>This identity code was not accepted</translation>
    </message>
    <message>
        <source>请在手机上刷新身份码再扫一次，也可以输入号码。</source>
        <translation>Refresh the code on your phone and scan it again, or type the number.</translation>
    </message>
    <message>
        <source>现在核对不了身份码</source>
        <translation>Identity codes can&apos;t be checked now</translation>
    </message>
    <message>
        <source>不用等，请在下面输入号码，一样取号。</source>
        <translation>No need to wait: type the number below, it works just the same.</translation>
    </message>
    <message>
        <source>身份码已核对</source>
        <translation>Identity code checked</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::Facts</name>
    <message>
        <source>现在等候</source>
        <translation>Waiting now</translation>
    </message>
    <message>
        <source>没有人</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>人</source>
        <comment>unit</comment>
        <translation>in line</translation>
    </message>
    <message>
        <source>前面还有</source>
        <translation>Ahead of you</translation>
    </message>
    <message>
        <source>到这里等</source>
        <translation>Wait in</translation>
    </message>
    <message>
        <source>叫到后去</source>
        <translation>Then go to</translation>
    </message>
    <message>
        <source>没有人在等</source>
        <translation>nobody waiting</translation>
    </message>
    <message>
        <source>%1 人在等</source>
        <translation>%1 waiting</translation>
    </message>
    <message>
        <source>请到</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>办的事</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>大约等</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>不用等</source>
        <translation>No wait</translation>
    </message>
    <message>
        <source>暂时估不出</source>
        <translation>Can&apos;t tell yet</translation>
    </message>
    <message>
        <source>分钟以内</source>
        <translation>min at most</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>%1 分钟以内</source>
        <translation>up to %1 min</translation>
    </message>
    <message>
        <source>约 %1 分钟</source>
        <translation>about %1 min</translation>
    </message>
    <message>
        <source>%1，%2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 分钟</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::FoundPage</name>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>您的号码</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>重新排队</source>
        <translation>Back in line</translation>
    </message>
    <message>
        <source>正在排队</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>正在补打</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>补打号票</source>
        <translation>Print it again</translation>
    </message>
    <message>
        <source>正在取消</source>
        <translation>Leaving</translation>
    </message>
    <message>
        <source>放弃排队</source>
        <translation>Leave the line</translation>
    </message>
    <message>
        <source>号票从屏幕下方出来</source>
        <translation>Your ticket comes out below the screen</translation>
    </message>
    <message>
        <source>号码没有变，旧票丢了也不要紧。</source>
        <translation>The number is the same; the lost ticket doesn&apos;t matter.</translation>
    </message>
    <message>
        <source>这台机器现在打不了票</source>
        <translation>No printing here now</translation>
    </message>
    <message>
        <source>请拍照或记下号码，没有票也一样叫到您。</source>
        <translation>Take a photo or note the number. You&apos;ll be called without a ticket too.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::FoundWords</name>
    <message>
        <source>正在叫您，请现在去窗口</source>
        <translation>You are being called: please go now</translation>
    </message>
    <message>
        <source>请到 %1 号窗口办理。</source>
        <translation>Please go to counter %1.</translation>
    </message>
    <message>
        <source>这个号正在办理</source>
        <translation>This number is being served</translation>
    </message>
    <message>
        <source>请到 %1 号窗口。</source>
        <translation>Please go to counter %1.</translation>
    </message>
    <message>
        <source>这个号已经办完</source>
        <translation>This number has been served</translation>
    </message>
    <message>
        <source>还要办别的事，请重新取号。</source>
        <translation>For something else, please take a new number.</translation>
    </message>
    <message>
        <source>叫过这个号，已经过号</source>
        <translation>This number was called and missed</translation>
    </message>
    <message>
        <source>请到导办台，工作人员会帮您；|也可以重新取号。</source>
        <translation>Please ask at the help desk,|or take a new number.</translation>
    </message>
    <message>
        <source>这个号已经取消</source>
        <translation>This number was cancelled</translation>
    </message>
    <message>
        <source>要办事，请重新取号。</source>
        <translation>Please take a new number.</translation>
    </message>
    <message>
        <source>今天已经下班，|这个号不能用了</source>
        <translation>The hall has closed today,|this number has ended</translation>
    </message>
    <message>
        <source>请在开门时间再来取号。</source>
        <translation>Please come back during opening hours.</translation>
    </message>
    <message>
        <source>您的号在排队</source>
        <translation>Your number is in line</translation>
    </message>
    <message>
        <source>请留意大屏幕，叫到 %1 就去窗口。</source>
        <translation>Watch the hall screen.|When %1 is called, go to the counter.</translation>
    </message>
    <message>
        <source>这是以前的票，|今天不能用</source>
        <translation>This ticket is|from another day</translation>
    </message>
    <message>
        <source>号码只在当天有效。|要办事，请重新取号。</source>
        <translation>A number is good for its day only.|Please take a new one.</translation>
    </message>
    <message>
        <source>这是别的大厅的票</source>
        <translation>This ticket is|from another hall</translation>
    </message>
    <message>
        <source>请看票上写的大厅名称。|要在这里办，请在这里取号。</source>
        <translation>See the name of the hall on the ticket.|For service here, take a number here.</translation>
    </message>
    <message>
        <source>这个码在这里用不了</source>
        <translation>This code is of no use here</translation>
    </message>
    <message>
        <source>请扫号票上的二维码，|或者点“取号”选要办的事。</source>
        <translation>Scan the code on your ticket,|or take a number here.</translation>
    </message>
    <message>
        <source>后台正在办，|办好就接着叫您</source>
        <translation>The office is working on it,|then you are called</translation>
    </message>
    <message>
        <source>不用重新取号，请留意大屏幕叫 %1。</source>
        <translation>Keep this number. Watch the hall screen for %1.</translation>
    </message>
    <message>
        <source>您的号给您留着</source>
        <translation>We keep your number for you</translation>
    </message>
    <message>
        <source>东西拿来后，直接回 %1 号窗口，不用重新取号。</source>
        <translation>When you have what is missing, go straight to counter %1.</translation>
    </message>
    <message>
        <source>东西拿来后，请到导办台，不用重新取号。</source>
        <translation>When you have what is missing, go to the help desk.</translation>
    </message>
    <message>
        <source>还要办，就点“重新排队”，号码不变。</source>
        <translation>Still need it? Press “Back in line” and keep your number.</translation>
    </message>
    <message>
        <source>已经重新排上队了</source>
        <translation>You are back in line</translation>
    </message>
    <message>
        <source>您已经有号了，正在排队</source>
        <translation>You have a number and are in line</translation>
    </message>
    <message>
        <source>已经放弃排队</source>
        <translation>You have left the line</translation>
    </message>
    <message>
        <source>请打开最新的预约码再扫一次；|也可以点“取号”，输预约号或身份证号。</source>
        <translation>Open your newest appointment code and scan it again, or press Take a number and type the booking or ID number.</translation>
    </message>
    <message>
        <source>这个预约码核对不上</source>
        <translation>This appointment code can&apos;t be verified</translation>
    </message>
    <message>
        <source>这个预约码已经过期</source>
        <translation>This appointment code has expired</translation>
    </message>
    <message>
        <source>这个预约码还没到能用的时候</source>
        <translation>This appointment code isn&apos;t valid yet</translation>
    </message>
    <message>
        <source>请到预约的时间再扫。|现在就要办，可以直接取号。</source>
        <translation>Scan it again at the time of your appointment. For help now, take a number.</translation>
    </message>
    <message>
        <source>这是别的大厅的预约</source>
        <translation>This appointment is for another hall</translation>
    </message>
    <message>
        <source>请看预约里写的大厅名称。|要在这里办，请在这里取号。</source>
        <translation>See the name of the hall in your appointment. To be served here, take a number here.</translation>
    </message>
    <message>
        <source>大厅里没有这个预约</source>
        <translation>This hall doesn&apos;t have that appointment</translation>
    </message>
    <message>
        <source>请到导办台，工作人员会帮您；|也可以现在取号排队。</source>
        <translation>The guide desk will help you; you can also take a number now.</translation>
    </message>
    <message>
        <source>正在核对身份码</source>
        <translation>Checking your identity code</translation>
    </message>
    <message>
        <source>几秒就好，不用再扫。|不想等，可以直接取号。</source>
        <translation>It takes a few seconds; no need to scan again. You can also take a number right away.</translation>
    </message>
    <message>
        <source>身份码核对好了</source>
        <translation>Your identity code is checked</translation>
    </message>
    <message>
        <source>请点“取号”选要办的事，|不用再输身份证号。</source>
        <translation>Press Take a number and choose what you came for. No need to type your ID number.</translation>
    </message>
    <message>
        <source>这个身份码没有通过核对</source>
        <translation>This identity code was not accepted</translation>
    </message>
    <message>
        <source>请在手机上刷新身份码再扫一次；|也可以点“取号”，用身份证号取。</source>
        <translation>Refresh the code on your phone and scan it again, or press Take a number and use your ID number.</translation>
    </message>
    <message>
        <source>现在核对不了身份码</source>
        <translation>Identity codes can&apos;t be checked now</translation>
    </message>
    <message>
        <source>不用等，请点“取号”选要办的事；|要号码时输身份证号，一样取。</source>
        <translation>No need to wait: press Take a number and choose. Where it is asked for, type your ID number.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::Keypad</name>
    <message>
        <source>删除</source>
        <translation>Erase</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::NoPaperPage</name>
    <message>
        <source>这台机器没纸了，号已经取好</source>
        <translation>No paper here, but you have your number</translation>
    </message>
    <message>
        <source>票可能没打好，号已经取好</source>
        <translation>The print may have failed, but you have your number</translation>
    </message>
    <message>
        <source>这台机器不打票，号已经取好</source>
        <translation>No paper ticket here. You have your number</translation>
    </message>
    <message>
        <source>这台机器打不了票，号已经取好</source>
        <translation>It can&apos;t print now, but you have your number</translation>
    </message>
    <message>
        <source>我记好了</source>
        <translation>I&apos;ve kept it</translation>
    </message>
    <message>
        <source>您的号码是 %1</source>
        <translation>Your number is %1</translation>
    </message>
    <message>
        <source>您的号码</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>请用一个办法记住它</source>
        <translation>Keep it one of these ways</translation>
    </message>
    <message>
        <source>用手机给屏幕拍张照</source>
        <translation>Take a photo of the screen</translation>
    </message>
    <message>
        <source>用笔记下来</source>
        <translation>Write it down</translation>
    </message>
    <message>
        <source>没有票也一样叫到您、一样办事</source>
        <translation>No paper needed: you will be called</translation>
    </message>
    <message>
        <source>前面没有人。</source>
        <translation>Nobody is ahead of you. </translation>
    </message>
    <message>
        <source>前面还有 %1 人。</source>
        <translation>In line ahead of you: %1. </translation>
    </message>
    <message>
        <source>请到%1等，留意大屏幕。</source>
        <translation>Wait in %1 and watch the hall screen.</translation>
    </message>
    <message>
        <source>请到%1等，叫到后去 %2。</source>
        <translation>Wait in %1.|When you are called, go to %2.</translation>
    </message>
    <message>
        <source>%1。</source>
        <comment>how long the wait is</comment>
        <translation>%1.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::NotTakingPage</name>
    <message>
        <source>正在准备</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>正在和大厅连接，请稍等。</source>
        <translation>Connecting to the hall. One moment.</translation>
    </message>
    <message>
        <source>已经取的号都在，先后不变。</source>
        <translation>Numbers already taken are kept, in the same order.</translation>
    </message>
    <message>
        <source>现在取不了号</source>
        <translation>No numbers can be taken now</translation>
    </message>
    <message>
        <source>大厅的时间要先核对，所以暂时不发号。</source>
        <translation>The hall&apos;s clock has to be checked first, so no numbers are given for now.</translation>
    </message>
    <message>
        <source>新的号暂时存不下来，所以先不发号。</source>
        <translation>New numbers can&apos;t be stored at the moment, so none are given.</translation>
    </message>
    <message>
        <source>这台机器和大厅断开 %1，正在重连。</source>
        <translation>This machine has been cut off from the hall for %1. It is reconnecting.</translation>
    </message>
    <message>
        <source>还没有收到回答</source>
        <translation>No answer yet</translation>
    </message>
    <message>
        <source>您的号可能已经取好。接上后，号码会显示在这里。</source>
        <translation>You may have a number already. It appears here once we are connected again.</translation>
    </message>
    <message>
        <source>请到导办台，工作人员会帮您。</source>
        <translation>Ask at the help desk.|The staff will help you.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::OneThingPage</name>
    <message>
        <source>一件事，一次办</source>
        <translation>One thing, one visit</translation>
    </message>
    <message numerus="yes">
        <source>一个号，办完这 %n 件</source>
        <translation>
            <numerusform>One number for this</numerusform>
            <numerusform>One number for these %n</numerusform>
        </translation>
    </message>
    <message>
        <source>哪件等得最短，先叫您办哪件。</source>
        <translation>You are called first where the wait is shortest.</translation>
    </message>
    <message>
        <source>按这个顺序，一件办完接着叫您办下一件。</source>
        <translation>In this order: after each you are called for the next.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::OperatorDesk</name>
    <message>
        <source>运维&#x3000;%1</source>
        <translation>Operator  %1</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::OperatorPage</name>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>读到了</source>
        <translation>Code read</translation>
    </message>
    <message>
        <source>没发出，|再试</source>
        <translation>Not sent,|try again</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>还没有设备报到。在 hall.toml 的 [station.名字] 下写上设备的端口，再重启大厅服务。</source>
        <translation>No device has reported. Write its port under [station.NAME] in hall.toml, then restart the hall service.</translation>
    </message>
    <message>
        <source>连上大厅服务以后，这里会列出设备。</source>
        <translation>The devices are listed here once the hall service answers.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::OperatorPin</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>请输入运维密码</source>
        <translation>Enter the operator&apos;s PIN</translation>
    </message>
    <message>
        <source>hall.toml 里没有设密码，所以这里打不开。在 [operator] 下写 pin = &quot;4 到 12 位数字&quot;，再重启大厅服务。</source>
        <translation>No PIN is set in hall.toml, so this stays shut. Under [operator] write pin = &quot;4 to 12 digits&quot;, then restart the hall service.</translation>
    </message>
    <message>
        <source>连着错了五次，%1后再试。</source>
        <translation>Five wrong tries in a row. Try again in %1.</translation>
    </message>
    <message>
        <source>密码不对，请再输一次。</source>
        <translation>Wrong PIN. Try again.</translation>
    </message>
    <message>
        <source>这里是给大厅工作人员用的。办事请按返回。</source>
        <translation>This is for hall staff. For a number, go back.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::OperatorText</name>
    <message>
        <source>%1 起</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>%1 %2 起</source>
        <translation>since %1 %2</translation>
    </message>
    <message>
        <source>大厅服务</source>
        <translation>Hall service</translation>
    </message>
    <message>
        <source>断开</source>
        <translation>Cut off</translation>
    </message>
    <message>
        <source>已连接</source>
        <translation>Linked</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>Linking</translation>
    </message>
    <message>
        <source>存数据</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>还不知道</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>存不了</source>
        <translation>Can&apos;t store</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>大厅服务器的硬盘满了或坏了，所以不发号也不叫号。腾出空间就会自己恢复；硬盘坏了就报修。</source>
        <translation>The hall server&apos;s disk is full or broken, so no numbers are given or called. With free space it recovers by itself; a broken disk needs repair.</translation>
    </message>
    <message>
        <source>核对大厅服务器的时间，对好以后会自己恢复；要开门就在它上面运行 paihao day open --time-is-right。</source>
        <translation>Check the hall server&apos;s clock; once right, it recovers by itself. To open the day now, run there: paihao day open --time-is-right</translation>
    </message>
    <message>
        <source>和大厅服务断开 %1。</source>
        <translation>Cut off from the hall service for %1. </translation>
    </message>
    <message>
        <source>还没有连上大厅服务。</source>
        <translation>No link to the hall service yet. </translation>
    </message>
    <message>
        <source>看服务器的电源和网线，都好就重启它；服务就在这台机器上的话，重启这台机器。</source>
        <translation>Check the server&apos;s power and network cable; if both are fine, restart it. If the service runs on this machine, restart this machine.</translation>
    </message>
    <message>
        <source>%1 发出</source>
        <translation>Sent %1</translation>
    </message>
    <message>
        <source>%1 起显示</source>
        <translation>Shown since %1</translation>
    </message>
    <message>
        <source>最后确认 %1</source>
        <translation>Last confirmed %1</translation>
    </message>
    <message>
        <source>最后确认 %1，%2 分钟前</source>
        <translation>Last confirmed %1, %2 min ago</translation>
    </message>
    <message>
        <source>都已送到</source>
        <translation>everything delivered</translation>
    </message>
    <message>
        <source>还有 %1 条没送到</source>
        <translation>%1 events not delivered yet</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::Pager</name>
    <message>
        <source>返回</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>%1 / %2 页</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::RefusalWords</name>
    <message>
        <source>现在取不了号</source>
        <translation>No numbers can be taken now</translation>
    </message>
    <message>
        <source>没有取到号。请到导办台，工作人员会帮您。</source>
        <translation>You have no number yet. Ask at the help desk: the staff will help you.</translation>
    </message>
    <message>
        <source>今天等的人太多，先不发号了</source>
        <translation>Too many people are waiting today</translation>
    </message>
    <message>
        <source>现在没有开门，还不能取号</source>
        <translation>The hall is closed, so there are no numbers yet</translation>
    </message>
    <message>
        <source>这件事现在不在这里取号</source>
        <translation>No numbers for this service here at the moment</translation>
    </message>
    <message>
        <source>大厅还没有回答，号可能已经取好</source>
        <translation>The hall has not answered yet</translation>
    </message>
    <message>
        <source>大厅还没有回答</source>
        <translation>No answer from the hall yet</translation>
    </message>
    <message>
        <source>请稍等，一有回答就会显示在这里。</source>
        <translation>You may have a number already. It appears here as soon as the hall answers.</translation>
    </message>
    <message>
        <source>现在不能重新排队</source>
        <translation>You can&apos;t be put back in line now</translation>
    </message>
    <message>
        <source>您的号没有变。请到导办台，工作人员会帮您。</source>
        <translation>Your number is as it was. Ask at the help desk: the staff will help you.</translation>
    </message>
    <message>
        <source>清单现在打不出来</source>
        <translation>The list can&apos;t be printed now</translation>
    </message>
    <message>
        <source>请给屏幕拍张照，或到导办台要一张。</source>
        <translation>Take a photo of the screen, or ask at the help desk.</translation>
    </message>
    <message>
        <source>刚才太忙，没有办成</source>
        <translation>Too busy just now</translation>
    </message>
    <message>
        <source>请再按一次。</source>
        <translation>Press once more.</translation>
    </message>
    <message>
        <source>这个号码用不了</source>
        <translation>This number can&apos;t be used</translation>
    </message>
    <message>
        <source>请对着身份证再输一遍，或到导办台，工作人员会帮您。</source>
        <translation>Type it again from your card, or ask at the help desk.</translation>
    </message>
    <message>
        <source>%1 起可以取号。</source>
        <translation>Numbers are given from %1.</translation>
    </message>
    <message>
        <source>请到导办台，工作人员会帮您。</source>
        <translation>Ask at the help desk.|The staff will help you.</translation>
    </message>
    <message>
        <source>按得太久了，没有办成</source>
        <translation>That took too long, nothing was done</translation>
    </message>
    <message>
        <source>大厅的时间要先核对，暂时不发号</source>
        <translation>The hall&apos;s clock is being checked: no numbers now</translation>
    </message>
    <message>
        <source>请到导办台问一下在哪里办。</source>
        <translation>Ask at the help desk where it is done.</translation>
    </message>
    <message>
        <source>这件事现在不发号</source>
        <translation>No numbers for this now</translation>
    </message>
    <message>
        <source>请到导办台问一下什么时候能办。</source>
        <translation>Ask at the help desk when it can be done.</translation>
    </message>
    <message>
        <source>离下班太近，这件事来不及办</source>
        <translation>Too close to closing time for this</translation>
    </message>
    <message>
        <source>请换个时间再来，或到导办台问一下。</source>
        <translation>Come at another time, or ask at the help desk.</translation>
    </message>
    <message>
        <source>今天的号已取完</source>
        <translation>No numbers left today</translation>
    </message>
    <message>
        <source>请明天早点来，或到导办台问一下能不能预约。</source>
        <translation>Come early tomorrow, or ask at the help desk for an appointment.</translation>
    </message>
    <message>
        <source>您今天办这件事的号已经取够了</source>
        <translation>You have had all your numbers for this today</translation>
    </message>
    <message>
        <source>请改天再来；有急事请到导办台。</source>
        <translation>Come again another day, or ask at the help desk.</translation>
    </message>
    <message>
        <source>这件事要先输入身份证号</source>
        <translation>This needs your ID number</translation>
    </message>
    <message>
        <source>请输入身份证号，再按取号。</source>
        <translation>Type your ID number, then take a number.</translation>
    </message>
    <message>
        <source>刚才取号的人太多</source>
        <translation>Too many numbers just now</translation>
    </message>
    <message>
        <source>请稍等一分钟，再按一次。</source>
        <translation>Wait a minute, then press once more.</translation>
    </message>
    <message>
        <source>这件事没有要带的清单</source>
        <translation>There is no list for this</translation>
    </message>
    <message>
        <source>可以直接取号，窗口会告诉您要带什么。</source>
        <translation>Take a number: the counter tells you what to bring.</translation>
    </message>
    <message>
        <source>要办事，请重新取号。</source>
        <translation>Please take a new number.</translation>
    </message>
    <message>
        <source>这个号没有过号，不用重新排队</source>
        <translation>This number wasn&apos;t missed, it is in line</translation>
    </message>
    <message>
        <source>请再扫一次票，看排到哪里。</source>
        <translation>Scan your ticket again to see its place.</translation>
    </message>
    <message>
        <source>过了的号在这里不能再用</source>
        <translation>A missed number can&apos;t be used again here</translation>
    </message>
    <message>
        <source>过了的号由窗口接着叫</source>
        <translation>The counter calls missed numbers again</translation>
    </message>
    <message>
        <source>请到原来的窗口说一声，或到导办台。</source>
        <translation>Tell the counter that called you, or ask at the help desk.</translation>
    </message>
    <message>
        <source>这个号不能再重新排队了</source>
        <translation>This number can&apos;t go back in line again</translation>
    </message>
    <message>
        <source>请重新取号，或到导办台问一下。</source>
        <translation>Take a new number, or ask at the help desk.</translation>
    </message>
    <message>
        <source>这是以前的票，今天不能用</source>
        <translation>This ticket is from another day</translation>
    </message>
    <message>
        <source>没有找到这个号</source>
        <translation>We can&apos;t find this number</translation>
    </message>
    <message>
        <source>也可以不用预约，直接取号。</source>
        <translation>You can take a number without an appointment.</translation>
    </message>
    <message>
        <source>没有找到您的预约</source>
        <translation>We can&apos;t find your appointment</translation>
    </message>
    <message>
        <source>请看看号码有没有输错；没错就到导办台。</source>
        <translation>Check the number; if it is right, ask at the help desk.</translation>
    </message>
    <message>
        <source>这个预约已经取过号，或者已经过时</source>
        <translation>This appointment was used or is over</translation>
    </message>
    <message>
        <source>来得早，还没到取号的时间</source>
        <translation>You are early: no number yet</translation>
    </message>
    <message>
        <source>请在约好的时间前不久再来。</source>
        <translation>Come again shortly before your time.</translation>
    </message>
    <message>
        <source>约好的时间已经过了</source>
        <translation>Your time is over</translation>
    </message>
    <message>
        <source>这个预约不是今天的</source>
        <translation>This appointment isn&apos;t for today</translation>
    </message>
    <message>
        <source>请在约好的那天再来；今天要办，请直接取号。</source>
        <translation>Come on that day, or take a number today.</translation>
    </message>
    <message>
        <source>几次约了没来，暂时不能用预约</source>
        <translation>Too many appointments were missed</translation>
    </message>
    <message>
        <source>这件事不用预约</source>
        <translation>No appointment is needed for this</translation>
    </message>
    <message>
        <source>您办这件事已经有号了</source>
        <translation>You have a number for this</translation>
    </message>
    <message>
        <source>现在补打不了号票</source>
        <translation>The ticket can&apos;t be printed now</translation>
    </message>
    <message>
        <source>您的号没有变。请拍照或记下号码，没有票也一样叫到您。</source>
        <translation>Your number is the same. Take a photo or note it: you&apos;ll be called without a ticket too.</translation>
    </message>
    <message>
        <source>现在取消不了</source>
        <translation>Can&apos;t leave the line now</translation>
    </message>
    <message>
        <source>您的号还在。请再按一次，或到导办台。</source>
        <translation>Your number still counts. Press again, or ask at the help desk.</translation>
    </message>
    <message>
        <source>请用手上的号；票丢了，请到导办台。</source>
        <translation>Use the number you have; if you lost the ticket, ask at the help desk.</translation>
    </message>
    <message>
        <source>这样优先，要先看证件</source>
        <translation>This priority needs proof</translation>
    </message>
    <message>
        <source>请带证件到导办台；再按取号，取的是普通号。</source>
        <translation>Show your document at the help desk, or press again for an ordinary number.</translation>
    </message>
    <message>
        <source>这张号票已经补打过几次</source>
        <translation>It has been printed again too often</translation>
    </message>
    <message>
        <source>请拍照或记下号码，没有票也一样叫到您。</source>
        <translation>Take a photo or note the number. You&apos;ll be called without a ticket too.</translation>
    </message>
    <message>
        <source>这个号已经不在排队了</source>
        <translation>This number is no longer in line</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::ScanPanel</name>
    <message>
        <source>已经取过号？|扫票上的码</source>
        <translation>Have a ticket? Scan its code</translation>
    </message>
    <message>
        <source>看排到哪里。|扫码口在屏幕下方</source>
        <translation>to see your place in line. The scanner is below.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::ServiceTile</name>
    <message>
        <source>%1，%2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::Steps</name>
    <message>
        <source>办好了</source>
        <translation>done</translation>
    </message>
    <message>
        <source>等后台办好</source>
        <translation>with the office</translation>
    </message>
    <message>
        <source>先办这件</source>
        <translation>first</translation>
    </message>
    <message>
        <source>接着办这件</source>
        <translation>now</translation>
    </message>
    <message>
        <source>办完后，后台接着办</source>
        <translation>then office work</translation>
    </message>
    <message>
        <source>还有 %1 件，票上都有</source>
        <translation>and %1 more, as on your ticket</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::SureDialog</name>
    <message>
        <source>继续排队</source>
        <translation>Stay in line</translation>
    </message>
    <message>
        <source>补打号票</source>
        <translation>Print it again</translation>
    </message>
    <message>
        <source>放弃排队</source>
        <translation>Leave the line</translation>
    </message>
    <message>
        <source>不用了</source>
        <translation>No, thanks</translation>
    </message>
    <message>
        <source>要放弃排队吗？</source>
        <translation>Leave the line?</translation>
    </message>
    <message>
        <source>要补打号票吗？</source>
        <translation>Print it again?</translation>
    </message>
    <message>
        <source>%1 会取消，排了的时间就没有了。以后要办，得重新取号。</source>
        <translation>%1 is cancelled and your place is gone. To come back, take a new number.</translation>
    </message>
    <message>
        <source>号码还是 %1，排的位置不变。有了新票，旧票丢了也不要紧。</source>
        <translation>Your number stays %1, and so does your place. The lost ticket doesn&apos;t matter then.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::TakePage</name>
    <message>
        <source>返回</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>正在取号</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>号照样取。|号码会显示在屏幕上，|请拍照或记下来。</source>
        <translation>You can still take a number. It appears on this screen:|take a photo or write it down.</translation>
    </message>
    <message>
        <source>这台机器没纸了</source>
        <translation>No paper in this machine</translation>
    </message>
    <message>
        <source>这台机器现在打不了票</source>
        <translation>This machine can&apos;t print now</translation>
    </message>
    <message>
        <source>按取号后，要输入身份证号</source>
        <translation>Next you type your ID number</translation>
    </message>
    <message>
        <source>号码只用来给您排队，不会留在这台机器上。</source>
        <translation>It is used for your place in line only and does not stay in this machine.</translation>
    </message>
    <message>
        <source>按取号，票从屏幕下方出来</source>
        <translation>Your ticket comes out below the screen</translation>
    </message>
    <message>
        <source>票上有您的号码、等候的地方和窗口。</source>
        <translation>It shows your number, your zone and your counters.</translation>
    </message>
    <message>
        <source>按取号，号码显示在屏幕上</source>
        <translation>Your number appears on this screen</translation>
    </message>
    <message>
        <source>请拍照或记下来，叫到时要用。</source>
        <translation>Take a photo or write it down. You need it when you are called.</translation>
    </message>
    <message>
        <source>没有身份证号的，请到导办台。</source>
        <translation>No ID number? Ask at the help desk.</translation>
    </message>
    <message>
        <source>满 %1 岁的，会早些叫您。</source>
        <translation>Aged %1 or over? You&apos;ll be called sooner. </translation>
    </message>
</context>
<context>
    <name>hall::kiosk::TicketPage</name>
    <message>
        <source>号取好了，票马上出来</source>
        <translation>Done. Your ticket is coming</translation>
    </message>
    <message>
        <source>号取好了，请在下方拿票</source>
        <translation>Done. Take your ticket below</translation>
    </message>
    <message>
        <source>号取好了，请记住号码</source>
        <translation>Done. Remember your number</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>您的号码是 %1</source>
        <translation>Your number is %1</translation>
    </message>
    <message>
        <source>您的号码</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>请留意大屏幕，叫到 %1 就去窗口。</source>
        <translation>Watch the hall screen.|When %1 is called, go to the counter.</translation>
    </message>
    <message>
        <source>票已经打好，在屏幕下方</source>
        <translation>Your ticket is below the screen</translation>
    </message>
    <message>
        <source>正在打票，从屏幕下方出来</source>
        <translation>Printing. It comes out below the screen</translation>
    </message>
    <message>
        <source>打印清单</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>清单打不出来</source>
        <translation>No list now</translation>
    </message>
    <message>
        <source>清单在打印</source>
        <translation>List is printing</translation>
    </message>
    <message>
        <source>叫到 %1，去 %2。</source>
        <translation>When %1 is called: %2.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::TimeOutDialog</name>
    <message>
        <source>我还在，继续办</source>
        <translation>I&apos;m still here</translation>
    </message>
    <message>
        <source>不办了，回到首页</source>
        <translation>I&apos;m done, start over</translation>
    </message>
    <message>
        <source>还需要时间吗？</source>
        <translation>Do you need more time?</translation>
    </message>
    <message>
        <source>没有人操作，就会回到首页。</source>
        <translation>If nobody answers, we go back to the start.</translation>
    </message>
    <message>
        <source>秒</source>
        <translation>s</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::VisitTile</name>
    <message>
        <source>一件事：%1，%2</source>
        <translation>One thing: %1, %2</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::When</name>
    <message>
        <source>今天 %1</source>
        <translation>today %1</translation>
    </message>
    <message>
        <source>明天 %1</source>
        <translation>tomorrow %1</translation>
    </message>
    <message>
        <source>%1%2 %3</source>
        <translation>%1, %2 {1%2 %3?}</translation>
    </message>
</context>
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
        <translation>This screen can&apos;t show calls now</translation>
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
    <message>
        <source>大厅里没有播报区 %1，有的是 %2。</source>
        <translation>The hall has no zone %1. It has %2.</translation>
    </message>
    <message>
        <source>不用等</source>
        <translation>no wait</translation>
    </message>
    <message>
        <source>%1–%2 分</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>现在等候 %1 人</source>
        <translation>%1 waiting now</translation>
    </message>
    <message>
        <source>大约等多久</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>叫过没到的号：%1。请到取号机扫票，或找工作人员。</source>
        <translation>Called in vain: %1. Scan your ticket at the kiosk, or ask a member of staff.</translation>
    </message>
    <message>
        <source>第 %1 步，共 %2 步</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>%1 分以内</source>
        <translation>under %1</translation>
    </message>
</context>
<context>
    <name>hall::tool::DoctorText</name>
    <message>
        <source>硬盘</source>
        <translation>disk</translation>
    </message>
    <message>
        <source>读不到还有多少空间</source>
        <translation>how much room is left can&apos;t be read</translation>
    </message>
    <message>
        <source>运行 df %1，看它所在的硬盘是不是还在。</source>
        <translation>Run df %1 and see whether the disk that holds it is still there.</translation>
    </message>
    <message>
        <source>还有 %1 空着</source>
        <translation>%1 free</translation>
    </message>
    <message>
        <source>在 %1 所在的硬盘上腾出空间。满了就发不了号。</source>
        <translation>Make room on the disk that holds %1. Full, the hall can give no numbers.</translation>
    </message>
    <message>
        <source>让大厅服务的用户加入 %1 组（usermod -aG %1 用户），再重启它。</source>
        <translation>Put the hall service&apos;s user into the group %1 (usermod -aG %1 USER), then restart it.</translation>
    </message>
    <message>
        <source>没有 %1</source>
        <translation>no %1</translation>
    </message>
    <message>
        <source>插好设备的线，或改 hall.toml 里的端口。</source>
        <translation>Plug the device in, or change its port in hall.toml.</translation>
    </message>
    <message>
        <source>%1 不是串口</source>
        <translation>%1 isn&apos;t a serial port</translation>
    </message>
    <message>
        <source>改 hall.toml 里的端口。</source>
        <translation>Change its port in hall.toml.</translation>
    </message>
    <message>
        <source>%1 不让用</source>
        <translation>%1 may not be used</translation>
    </message>
    <message>
        <source>%1 在，能读写</source>
        <translation>%1 is there and can be used</translation>
    </message>
    <message>
        <source>摄像头</source>
        <translation>camera</translation>
    </message>
    <message>
        <source>没有接摄像头</source>
        <translation>none is plugged in</translation>
    </message>
    <message>
        <source>插好摄像头。</source>
        <translation>Plug the camera in.</translation>
    </message>
    <message>
        <source>从 %1 读图片</source>
        <translation>reads pictures from %1</translation>
    </message>
    <message>
        <source>声音服务</source>
        <translation>sound server</translation>
    </message>
    <message>
        <source>没有 pactl，问不到</source>
        <translation>no pactl to ask it with</translation>
    </message>
    <message>
        <source>装 pulseaudio-utils，再查一次。</source>
        <translation>Install pulseaudio-utils and look again.</translation>
    </message>
    <message>
        <source>在运行</source>
        <translation>running</translation>
    </message>
    <message>
        <source>没有回答</source>
        <translation>doesn&apos;t answer</translation>
    </message>
    <message>
        <source>用运行大厅服务的用户启动它（pulseaudio --start），也用那个用户来查。</source>
        <translation>Start it as the hall service&apos;s user (pulseaudio --start), and run this as that user.</translation>
    </message>
    <message>
        <source>数据目录</source>
        <translation>data folder</translation>
    </message>
    <message>
        <source>用 --data 写大厅服务的数据目录；它第一次启动时会建。</source>
        <translation>Name the hall service&apos;s data folder with --data; its first start makes it.</translation>
    </message>
    <message>
        <source>%1 能写</source>
        <translation>%1 can be written</translation>
    </message>
    <message>
        <source>%1 写不了</source>
        <translation>%1 can&apos;t be written</translation>
    </message>
    <message>
        <source>看硬盘是不是满了、是不是只读，目录是不是大厅服务的用户的。</source>
        <translation>See whether the disk is full or read-only, and whether the folder is the hall service&apos;s user&apos;s.</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>journal</translation>
    </message>
    <message>
        <source>这里还没有日志</source>
        <translation>none here yet</translation>
    </message>
    <message>
        <source>大厅服务第一次启动时会建。</source>
        <translation>The hall service&apos;s first start makes it.</translation>
    </message>
    <message>
        <source>运行 paihao journal verify，照它说的做。</source>
        <translation>Run paihao journal verify and do as it says.</translation>
    </message>
    <message>
        <source>%1 条，末尾 %2 条前后相接</source>
        <translation>%1 events, the last %2 follow from each other</translation>
    </message>
    <message>
        <source>字体</source>
        <translation>fonts</translation>
    </message>
    <message>
        <source>有 %1</source>
        <translation>%1 is there</translation>
    </message>
    <message>
        <source>装 fonts-noto-cjk。</source>
        <translation>Install fonts-noto-cjk.</translation>
    </message>
    <message>
        <source>正常  </source>
        <translation>ok       </translation>
    </message>
    <message>
        <source>注意  </source>
        <translation>attention</translation>
    </message>
    <message>
        <source>有问题</source>
        <translation>broken   </translation>
    </message>
    <message>
        <source>这里没有 hall.toml，所以没有查这台机器的设备</source>
        <translation>none here, so this machine&apos;s devices weren&apos;t looked at</translation>
    </message>
    <message>
        <source>用 --config 写它在哪里。</source>
        <translation>Say where it is with --config.</translation>
    </message>
    <message>
        <source>有 %1 处不对</source>
        <translation>mistakes: %1</translation>
    </message>
    <message>
        <source>%1 没有不对的</source>
        <translation>%1 is in order</translation>
    </message>
    <message>
        <source>没有设运维密码，取号机上打不开运维页</source>
        <translation>no PIN is set, so the operator&apos;s page at the kiosk stays shut</translation>
    </message>
    <message>
        <source>在 [operator] 下写 pin = &quot;4 到 12 位数字&quot;，再重启大厅服务。</source>
        <translation>Under [operator] write pin = &quot;4 to 12 digits&quot;, then restart the hall service.</translation>
    </message>
    <message>
        <source>语音</source>
        <translation>voice</translation>
    </message>
    <message>
        <source>没有会说普通话的 espeak-ng</source>
        <translation>no espeak-ng that speaks Mandarin</translation>
    </message>
    <message>
        <source>装 espeak-ng 和 espeak-ng-data。</source>
        <translation>Install espeak-ng and espeak-ng-data.</translation>
    </message>
    <message>
        <source>大厅服务</source>
        <translation>hall service</translation>
    </message>
    <message>
        <source>%1 没有回答</source>
        <translation>%1 doesn&apos;t answer</translation>
    </message>
    <message>
        <source>看它在不在运行；地址由 --data 或 --hall 给。</source>
        <translation>See whether it runs; --data or --hall says where.</translation>
    </message>
    <message>
        <source>存数据</source>
        <translation>storage</translation>
    </message>
    <message>
        <source>存不了，所以不发号也不叫号</source>
        <translation>can&apos;t store, so no numbers are given or called</translation>
    </message>
    <message>
        <source>在它的硬盘上腾出空间，会自己恢复。</source>
        <translation>Make room on its disk; it recovers by itself.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>time</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>to be checked</translation>
    </message>
    <message>
        <source>核对它的时钟，再 paihao day open --time-is-right。</source>
        <translation>Check its clock, then paihao day open --time-is-right.</translation>
    </message>
    <message>
        <source>%1，%2 起</source>
        <translation>%1, since %2</translation>
    </message>
    <message>
        <source>打印机型号</source>
        <translation>printer profile</translation>
    </message>
    <message>
        <source>%1（%2），%3 点宽</source>
        <translation>%1 (%2), %3 dots wide</translation>
    </message>
    <message>
        <source>打完有回执，一号只出一张</source>
        <translation>confirms each ticket: exactly one paper a number</translation>
    </message>
    <message>
        <source>打完答一声，说不准时补打一张</source>
        <translation>answers when done: in doubt one marked reprint</translation>
    </message>
    <message>
        <source>打完没有回音，看状态，说不准时补打一张</source>
        <translation>known by its status alone: in doubt one marked reprint</translation>
    </message>
    <message>
        <source>有变化自己报</source>
        <translation>tells of changes at once</translation>
    </message>
    <message>
        <source>每两秒问一次状态</source>
        <translation>asked for its state every two seconds</translation>
    </message>
    <message>
        <source>纸快用完会说</source>
        <translation>tells when paper runs low</translation>
    </message>
    <message>
        <source>纸用完才知道</source>
        <translation>tells only when paper is out</translation>
    </message>
    <message>
        <source>不切纸，要手撕</source>
        <translation>no cutter, paper is torn off</translation>
    </message>
    <message>
        <source>切纸</source>
        <translation>cuts</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>票的版式</source>
        <translation>ticket layouts</translation>
    </message>
    <message>
        <source>都对，也都印得下</source>
        <translation>all right, and all fit the paper</translation>
    </message>
    <message>
        <source>语音包 %1</source>
        <translation>voice pack %1</translation>
    </message>
    <message>
        <source>没有这个语音包，由 espeak-ng 说</source>
        <translation>there is no such pack; espeak-ng speaks instead</translation>
    </message>
    <message>
        <source>用 paihao voice build 做一个，放进数据文件夹的 voices。</source>
        <translation>Make one with paihao voice build and put it into voices in the data folder.</translation>
    </message>
    <message>
        <source>有 %1 处不全，那些句子由 espeak-ng 说</source>
        <translation>%1 things are missing or wrong; espeak-ng says those sentences</translation>
    </message>
    <message>
        <source>paihao voice check %1 说缺什么。</source>
        <translation>paihao voice check %1 says what is missing.</translation>
    </message>
    <message>
        <source>%1 段录音，叫号要说的都有</source>
        <translation>%1 recordings, all that calls need</translation>
    </message>
    <message>
        <source>%1 不是键盘</source>
        <translation>%1 is no keyboard</translation>
    </message>
    <message>
        <source>改 hall.toml 里的端口：在 /dev/input/by-path 里找结尾是 kbd 的。</source>
        <translation>Change the port in hall.toml: look in /dev/input/by-path for one that ends in kbd.</translation>
    </message>
    <message>
        <source>%1 会变：换个插口、重启都可能变成别的</source>
        <translation>%1 changes: another socket or a restart may make it something else</translation>
    </message>
    <message>
        <source>预约码公钥 %1</source>
        <translation>public key of appointment codes %1</translation>
    </message>
    <message>
        <source>从 %1 起有效</source>
        <translation>in force from %1</translation>
    </message>
    <message>
        <source>%1 已经到期</source>
        <translation>ended on %1</translation>
    </message>
    <message>
        <source>不再用的话，从 hall.toml 里删掉它。</source>
        <translation>If it isn&apos;t used any more, remove it from hall.toml.</translation>
    </message>
    <message>
        <source>有效，到 %1 为止</source>
        <translation>in force until %1</translation>
    </message>
    <message>
        <source>有效，不限期</source>
        <translation>in force without end</translation>
    </message>
    <message>
        <source>读不出</source>
        <translation>can&apos;t be read</translation>
    </message>
    <message>
        <source>预约码</source>
        <translation>Appointment codes</translation>
    </message>
    <message>
        <source>今天没有能用的公钥</source>
        <translation>No public key is in force today</translation>
    </message>
    <message>
        <source>请向发预约码的单位要新的公钥，写进 hall.toml 的 [[code_key]]。</source>
        <translation>Ask whoever makes the appointment codes for the new public key, and enter it in hall.toml under [[code_key]].</translation>
    </message>
    <message>
        <source>条屏 %1</source>
        <translation>panels %1</translation>
    </message>
    <message>
        <source>仰邦卡</source>
        <translation>Onbon cards</translation>
    </message>
    <message>
        <source>%1 号窗口屏，%2</source>
        <translation>strips %1, %2</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>窗口屏的线</source>
        <translation>line of strips</translation>
    </message>
    <message>
        <source>：%1</source>
        <translation>: %1</translation>
    </message>
    <message>
        <source>，显示“%1”</source>
        <translation>, shows “%1”</translation>
    </message>
</context>
</TS>
