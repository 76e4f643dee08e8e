using System.Text.Json;
using System.Text.Json.Serialization;
using EmbedBench.Shared;

namespace EmbedBench.Experiments.Runner;

/// <summary>What a run has measured so far, in a file that outlives its process.</summary>
/// <param name="Seconds">By stage.</param>
/// <param name="Tokens">By stage.</param>
/// <param name="PeakBytes">The most memory so far.</param>
internal sealed record RunClockNotes(IReadOnlyDictionary<string, double> Seconds, IReadOnlyDictionary<string, long> Tokens, long PeakBytes)
{
    public void Write(string file) => AtomicFile.WriteText(file, JsonSerializer.Serialize(this, RunClockJson.Default.RunClockNotes));

    /// <summary>Null where the file holds something else: times are worth no failure.</summary>
    public static RunClockNotes? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), RunClockJson.Default.RunClockNotes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunClockNotes))]
internal sealed partial class RunClockJson : JsonSerializerContext;
