using System.Globalization;
using System.Text.Json;
using EmbedBench.Shared;
using EmbedBench.Torch.Safetensors;
using static TorchSharp.torch;

namespace EmbedBench.Training.Checkpoints;

/// <summary>
/// A run's checkpoints: one folder a step with weights, moments, state and a manifest of hashes, and <c>latest</c>, a file with the newest
/// one's name. A folder appears whole or not at all.
/// </summary>
public sealed class CheckpointFolder(string directory, Action<string>? warn = null)
{
    private const string WeightsFile = "weights.safetensors";
    private const string MomentsFile = "optimizer.safetensors";
    private const string StateFile = "state.json";
    private const string LatestFile = "latest";
    private static readonly string[] Files = [WeightsFile, MomentsFile, StateFile];

    public string Directory => directory;

    /// <summary>Writes a checkpoint and removes those that are neither among the last nor the kept model's.</summary>
    /// <param name="state">Where the run stands; its log's length names the folder.</param>
    /// <param name="weights">Parameters by name.</param>
    /// <param name="moments">The optimizer's state by name.</param>
    /// <param name="last">How many checkpoints stay, besides the kept one.</param>
    internal void Write(TrainingState state, IReadOnlyDictionary<string, Tensor> weights, IReadOnlyDictionary<string, Tensor> moments, int last)
    {
        string name = Name(state.Log.Count);
        string target = Path.Combine(directory, name);
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            System.IO.Directory.CreateDirectory(temporary);
            SafetensorsWriter.Write(Path.Combine(temporary, WeightsFile), weights);
            SafetensorsWriter.Write(Path.Combine(temporary, MomentsFile), moments);
            AtomicFile.WriteText(Path.Combine(temporary, StateFile), JsonSerializer.Serialize(state, CheckpointJson.Default.TrainingState));
            CheckpointManifest.Write(temporary, Files);
            Remove(target);
            System.IO.Directory.Move(temporary, target);
        }
        catch
        {
            Remove(temporary);
            throw;
        }

        AtomicFile.WriteText(Path.Combine(directory, LatestFile), name + "\n");
        Prune(last, state.Best.Step);
    }

    /// <summary>The newest sound checkpoint's state; its weights and moments are copied into the tensors given. Null where there is none.</summary>
    /// <exception cref="InvalidDataException">The checkpoint belongs to another run, or its tensors to another model.</exception>
    internal TrainingState? Read(string run, IReadOnlyDictionary<string, Tensor> weights, IReadOnlyDictionary<string, Tensor> moments)
    {
        foreach (string checkpoint in Newest())
        {
            if (CheckpointManifest.Problem(checkpoint, Files) is { } problem)
            {
                warn?.Invoke($"The checkpoint {checkpoint} is damaged and not used: {problem}.");
                continue;
            }

            TrainingState state = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(checkpoint, StateFile)), CheckpointJson.Default.TrainingState)
                ?? throw new InvalidDataException($"{Path.Combine(checkpoint, StateFile)} is empty.");
            if (state.Run != run)
                throw new InvalidDataException($"The checkpoint {checkpoint} belongs to a run with other settings, data or base model; start over without --resume.");
            Fill(Path.Combine(checkpoint, WeightsFile), weights);
            Fill(Path.Combine(checkpoint, MomentsFile), moments);
            return state;
        }

        return null;
    }

    /// <summary>Copies the weights of a step's checkpoint into the tensors given.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is missing or damaged.</exception>
    internal void ReadWeights(int step, IReadOnlyDictionary<string, Tensor> weights)
    {
        string checkpoint = Path.Combine(directory, Name(step));
        if (CheckpointManifest.Problem(checkpoint, Files) is { } problem)
            throw new InvalidDataException($"The kept model's checkpoint cannot be used: {problem}.");
        Fill(Path.Combine(checkpoint, WeightsFile), weights);
    }

    private static string Name(int step) => step.ToString("D8", CultureInfo.InvariantCulture);

    private static void Fill(string file, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using SafetensorsFile stored = SafetensorsFile.Open(file);
        if (!stored.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal).SequenceEqual(tensors.Keys.Order(StringComparer.Ordinal)))
            throw new InvalidDataException($"{file} holds other tensors than the model has.");
        using var inference = no_grad();
        foreach (TensorEntry entry in stored.Entries)
        {
            using Tensor values = stored.Read(entry);
            tensors[entry.Name].copy_(values);
        }
    }

    private static void Remove(string folder)
    {
        if (System.IO.Directory.Exists(folder))
            System.IO.Directory.Delete(folder, recursive: true);
    }

    /// <summary>Checkpoints by step, the newest first; what an interrupted writer left is not among them.</summary>
    private IEnumerable<string> Newest() => !System.IO.Directory.Exists(directory)
        ? []
        : System.IO.Directory.GetDirectories(directory)
            .Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
            .OrderByDescending(Path.GetFileName, StringComparer.Ordinal);

    private void Prune(int last, int? kept)
    {
        foreach (string old in Newest().Skip(last).Where(folder => kept is null || Path.GetFileName(folder) != Name(kept.Value)).ToArray())
            Remove(old);
        foreach (string unfinished in System.IO.Directory.GetDirectories(directory, "*.tmp"))
            Remove(unfinished);
    }
}
