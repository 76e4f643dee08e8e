using System.Text.Json;
using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Experiments.Specs.Shapes;
using EmbedBench.Results.Json;

namespace EmbedBench.Experiments.Specs;

/// <summary>
/// A spec as a record holds it: every key that decides figures on the device in use, with its default where it was left out. Places of
/// files,
/// execution options and judging keys stand outside, so that they change no hash.
/// </summary>
public static class SpecDocument
{
    /// <param name="spec">A spec with its profile applied.</param>
    /// <param name="onGpu">Whether a GPU computes.</param>
    public static JsonElement Of(ExperimentSpec spec, bool onGpu)
    {
        KeyClass ofDevice = onGpu ? KeyClass.GpuFigure : KeyClass.CpuFigure;
        return Write(spec, found => found is KeyClass.Figure || found == ofDevice);
    }

    /// <summary>SHA-256 of the canonical JSON of <see cref="Of"/>.</summary>
    public static string Sha256(ExperimentSpec spec, bool onGpu) => CanonicalJson.Sha256(Of(spec, onGpu));

    /// <summary>All keys, for showing.</summary>
    public static JsonElement Whole(ExperimentSpec spec) => Write(spec, _ => true);

    /// <summary>Every key that a spec can have, in the order in which they are written.</summary>
    public static IEnumerable<KeyDescription> Keys => ExperimentShape.Kind.Keys("");

    private static JsonElement Write(ExperimentSpec spec, Func<KeyClass, bool> wanted)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            ExperimentShape.Kind.Write(writer, spec, wanted);
        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }
}
