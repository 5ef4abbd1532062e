namespace AdvocacyTracker.Mail;

/// <summary>Brings one mail of the outbox out: taken in the database before it is sent, so that several processes send none twice, and settled after.</summary>
public sealed class MailPost(MailWorkflow outbox, IMailSender sender)
{
    // The database may be busy for a moment, and what became of a mail is worth waiting for.
    private const int Tries = 6;

    /// <summary>Sends the next mail that is due, and says what became of it; null when none is.</summary>
    public async Task<MailOutcome?> SendNextAsync(CancellationToken ct)
    {
        if (ct.IsCancellationRequested || await outbox.TakeAsync(ct) is not { } mail) return null;
        if (mail.State != MailState.UnderWay) return new(mail.State);
        // Once it is begun it is brought to its end, also when the site is being stopped: half a mail may have arrived.
        var outcome = await sender.SendAsync(mail, CancellationToken.None);
        // Also when the site is being stopped: what became of a mail must be known.
        for (var n = 1; (await outbox.SettleAsync(mail.Id, outcome, CancellationToken.None)).Refusal is not null && n < Tries; n++) await Task.Delay(TimeSpan.FromSeconds(n), CancellationToken.None);
        return outcome;
    }
}
