using k8s;
using k8s.Models;

namespace HipPain.Web.Tests.Deploy;

/// <summary>The manifests for Kubernetes, read as the API server reads them: a field that it does not know is an error.</summary>
internal sealed record Cluster
{
    public required IReadOnlyList<object> All { get; init; }

    public V1Deployment Deployment => One<V1Deployment>();

    public V1PodSpec Pod => Deployment.Spec.Template.Spec;

    public V1Container Site => Assert.Single(Pod.Containers);

    public V1ConfigMap Settings => One<V1ConfigMap>();

    public static Cluster Load() => new()
    {
        All = [.. Directory.EnumerateFiles(DeployFile.PathOf("kubernetes")).Order(StringComparer.Ordinal).SelectMany(file => Read(File.ReadAllText(file)))],
    };

    public static List<object> Read(string text) => KubernetesYaml.LoadAllFromString(text, null, strict: true);

    public T One<T>() => Assert.Single(All.OfType<T>());
}
