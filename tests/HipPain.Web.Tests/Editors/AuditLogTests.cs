using HipPain.Web.Data;
using HipPain.Web.Editors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Editors;

public sealed class AuditLogTests
{
    [Fact]
    public async Task Entry_is_stored_with_what_is_done_and_not_without_it()
    {
        await using var site = new Site();
        var audit = site.Services.GetRequiredService<AuditLog>();
        await site.QueryAsync(async database =>
        {
            audit.Add(database, "Robin", AuditAction.Exported, "feedback.csv");
            database.Users.Add(new Editor { UserName = new string('a', 10), AddedAt = DateTime.UtcNow });
            return await database.SaveChangesAsync();
        });
        var entry = await site.QueryAsync(database => database.Audit.AsNoTracking().SingleAsync());
        Assert.Equal(("Robin", AuditAction.Exported, "feedback.csv"), (entry.Who, entry.Action, entry.Subject));
        Assert.InRange(entry.At, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow);

        await Assert.ThrowsAsync<DbUpdateException>(() => site.QueryAsync(async database =>
        {
            audit.Add(database, "Robin", AuditAction.Exported, "again.csv");
            var id = await database.Users.Select(editor => editor.Id).SingleAsync();
            database.Users.Add(new Editor { Id = id, UserName = "twice", AddedAt = DateTime.UtcNow });
            return await database.SaveChangesAsync();
        }));
        Assert.Equal(1, await site.QueryAsync(database => database.Audit.CountAsync()));
    }
}
