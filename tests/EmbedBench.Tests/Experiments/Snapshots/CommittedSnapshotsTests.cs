using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Snapshots;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Experiments.Snapshots;

public class CommittedSnapshotsTests
{
    private static readonly ExperimentCatalogue Catalogue = ExperimentCatalogue.Open(SharedData.Repository);

    [Fact]
    public void Orphans_OfTheRepository_AreNone() => Assert.Equal([], new SnapshotStore(Catalogue).Orphans());

    [Fact]
    public void Log_LastLineOfEachSnapshot_CarriesItsHash()
    {
        var store = new SnapshotStore(Catalogue);
        ResultsLog log = ResultsLog.ReadOrStart(store.LogFile);

        foreach (string name in Catalogue.Names)
        {
            foreach (string profile in Catalogue.Read(name).Profiles.Select(spec => spec.Profile))
            {
                RunRecord? accepted = store.ReadVerified(name, profile);
                string? logged = log.Last(name, profile)?.Snapshot;
                string? expected = accepted is null ? null : ResultsLogEntry.Shorten(accepted.DeterministicSha256());
                Assert.True(expected == logged, $"The accepted record of {name}/{profile} is {expected ?? "absent"}, and the last line of {ResultsLog.FileName} on it says {logged ?? "nothing"}: accept the record, which writes the line.");
            }
        }
    }
}
