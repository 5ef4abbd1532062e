using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>How somebody outside begins to get news by mail, and stops. The trail holds nothing of whom.</summary>
public sealed class SubscriptionWorkflow(Deeds deeds, MailSettings settings)
{
    /// <summary>What is held while readers of news come, and while news are written to them.</summary>
    internal const string TheReaders = "news by mail";

    private static readonly Refusal NoSuchLink = new("This link is of no mail: it may be old, or mistyped.");

    /// <summary>Mails a link by which the reader of this mailbox confirms. What is said of it is the same for every address, so that nobody learns who reads.</summary>
    /// <param name="language">One that the house publishes in, or empty for all news.</param>
    public Task<Result> AskAsync(string address, string language, CancellationToken ct) => deeds.DoAsync(Deeds.TheProgram, async (act, token) =>
    {
        if (!settings.IsOn) return Result.Refused("This newsroom sends no mails: read its feed instead.");
        address = address.Trim();
        if (Subscription.WhyNotAddress(address) is { } refusal) return refusal;
        var house = await NewsroomSettings.ReadAsync(act.Db, token);
        if (language.Length > 0 && !house.PublishesIn.Contains(language)) return Result.Refused("This newsroom publishes nothing in that language: choose one of those offered.");
        await ForgetAsync(act, token);
        var (hour, key) = (act.Now - Subscription.BetweenMails, PressContact.KeyOf(address));
        var readers = act.Db.Set<Subscription>();
        if (await readers.CountAsync(s => s.AskedAt > hour && (s.ConfirmedAt == null || s.ConfirmedAt < s.AskedAt), token) >= Subscription.MostAnHour) return Result.Refused("Too many have asked within this hour: try again in an hour.");
        if (await readers.FirstOrDefaultAsync(s => s.AddressKey == key, token) is not { } reader) reader = act.Db.Add(new Subscription(address)).Entity;
        else if (reader.HasEnough(act.Now)) return Result.Done;
        return Mail(act, house, reader, language);
    }, ct, TheReaders);

    /// <summary>Confirms, by the link in the mail; the second time it changes nothing.</summary>
    public Task<Result> ConfirmAsync(string secret, CancellationToken ct) => deeds.DoAsync(Deeds.TheProgram, async (act, token) =>
    {
        var (hash, since) = (Secret.HashOf(secret), act.Now - Subscription.TimeToConfirm);
        if (await act.Db.Set<Subscription>().FirstOrDefaultAsync(s => s.ConfirmHash == hash && s.AskedAt > since, token) is not { } reader) return NoSuchLink;
        reader.Confirm(act.Now);
        return Result.Done;
    }, ct, TheReaders);

    /// <summary>Leaves, by the link in any of the news: the address is deleted, and with it every mail to it.</summary>
    public Task<Result> LeaveAsync(string secret, CancellationToken ct) => deeds.DoAsync(Deeds.TheProgram, async (act, token) =>
    {
        var hash = Secret.HashOf(secret);
        if (await act.Db.Set<OutgoingMail>().Where(m => m.LeaveHash == hash && m.Purpose == MailPurpose.News).Select(m => (Guid?)m.ReaderId).FirstOrDefaultAsync(token) is not { } reader) return NoSuchLink;
        await DeleteAsync(act, [reader], token);
        return Result.Done;
    }, ct, TheReaders);

    /// <summary>Deletes an address for a reader who asked the house to. Whether it was there is said to nobody.</summary>
    public Task<Result> RemoveAsync(string address, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if ((Permissions.WhyNot(act.Actor, Deed.KeepPressList) ?? Subscription.WhyNotAddress(address.Trim())) is { } refusal) return refusal;
        await act.Db.LockNameAsync(TheReaders, token);
        var key = PressContact.KeyOf(address);
        await DeleteAsync(act, await act.Db.Set<Subscription>().Where(s => s.AddressKey == key).Select(s => s.Id).ToListAsync(token), token);
        act.Note("Remove a reader", "News by mail", Guid.Empty);
        return Result.Done;
    }, ct);

    /// <summary>Forgets the addresses that nobody confirmed in time, and what was mailed to them.</summary>
    public Task<Result> ForgetAsync(CancellationToken ct) => deeds.DoAsync(Deeds.TheProgram, async (act, token) =>
    {
        await ForgetAsync(act, token);
        return Result.Done;
    }, ct, TheReaders);

    private static async Task ForgetAsync(Act act, CancellationToken ct)
    {
        var since = act.Now - Subscription.TimeToConfirm;
        var gone = await act.Db.Set<Subscription>().Where(s => s.ConfirmedAt == null && s.AskedAt <= since).Select(s => s.Id).ToListAsync(ct);
        if (gone.Count > 0) await DeleteAsync(act, gone, ct);
    }

    private static async Task DeleteAsync(Act act, List<Guid> readers, CancellationToken ct)
    {
        await act.Db.Set<Subscription>().Where(s => readers.Contains(s.Id)).ExecuteDeleteAsync(ct);
        await act.Db.LockNameAsync(OutgoingMail.Outbox, ct);
        await act.Db.Set<OutgoingMail>().Where(m => readers.Contains(m.ReaderId)).ExecuteDeleteAsync(ct);
    }

    private Result Mail(Act act, NewsroomSettings house, Subscription reader, string language)
    {
        var secret = Secret.Make();
        var link = new Uri(settings.BaseUrl!, $"/news-by-mail/confirm/{secret}");
        var words = new MailWords(
            $"{house.Name}: news by mail?",
            $"Somebody, we think you, asked {house.Name} to send {Subscription.NewsIn(language)} to this address. To get them, open this page and say yes; it works for {Subscription.TimeToConfirm.Days} days:\n\n{link}\n\nIf it was not you, do nothing: nothing changes, and an address that nobody confirmed is forgotten.\n");
        var mail = ComposedMail.Of(words, "", reader.Address, settings, act.Now);
        if (!mail.IsDone) return mail.Refusal;
        reader.Ask(language, Secret.HashOf(secret), act.Now);
        act.Db.Add(new OutgoingMail(MailPurpose.Confirmation, reader.Id, reader.Id, reader.Address, mail.Value, act.Now));
        act.Ring(OutgoingMail.Bell);
        return Result.Done;
    }
}
